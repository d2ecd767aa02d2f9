package nl.stadsbode.deploy.postroom.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.PostRoomTests;
import nl.stadsbode.deploy.postroom.ReturnedMail.Returned;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailTests extends PostRoomTests {

    private final String deliveryId = UUID.randomUUID().toString();
    private Session session;

    @BeforeEach
    void mail_client() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port(Channel.EMAIL)));
        session = Session.getInstance(properties);
    }

    @Test
    void a_mail_is_shown_with_its_texts_and_its_delivery() throws Exception {
        Transport.send(mail("resident@example.org"));

        assertThat(newest())
                .containsEntry("channel", "email")
                .containsEntry("to", "resident@example.org")
                .containsEntry("deliveryId", deliveryId)
                .containsEntry("outcome", "delivered");
        assertThat(newestContent())
                .containsEntry("subject", "Uw aanvraag: één stap verder")
                .containsEntry("envelopeFrom", "bounce+" + deliveryId + "@stadsbode.example")
                .containsEntry("text", "Beste bewoner")
                .containsEntry("html", "<p>Beste <b>bewoner</b></p>");
    }

    @Test
    void many_mails_go_over_one_connection() throws Exception {
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            for (int i = 0; i < 500; i++) {
                var mail = mail("resident" + i + "@example.org");
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        }

        assertThat(listed("?channel=email&limit=1000")).hasSize(500);
        assertThat(listed("?to=Resident7@example.org")).hasSize(1);
    }

    @Test
    void refuse_is_refused_with_550() {
        assertRefused("refuse@example.org", 550);
        assertThat(listed("")).isEmpty();
    }

    @Test
    void later_is_refused_with_451_the_first_time_only() throws Exception {
        assertRefused("later@example.org", 451);

        Transport.send(mail("later@example.org"));

        assertThat(listed("")).hasSize(1);
    }

    @Test
    void bounce_is_accepted_and_comes_back_as_a_report_to_the_envelope_sender() throws Exception {
        Transport.send(mail("bounce@example.org"));

        var returned = onlyReturned();
        assertThat(returned.envelopeFrom()).isEmpty();
        assertThat(returned.to()).isEqualTo("bounce+" + deliveryId + "@stadsbode.example");
        assertThat(returned.mail().getContentType())
                .startsWith("multipart/report")
                .contains("report-type=delivery-status");
        var parts = (Multipart) returned.mail().getContent();
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("message/delivery-status");
        assertThat(text(parts.getBodyPart(1).getInputStream()))
                .contains("\r\n\r\nFinal-Recipient: rfc822; bounce@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n");
        assertThat(text(parts.getBodyPart(2).getInputStream())).contains("X-Delivery-Id: " + deliveryId);
        assertThat(newest()).containsEntry("outcome", "bounced");
    }

    @Test
    void a_bounce_waits_for_a_return_host_that_is_away() throws Exception {
        RETURNED.goAway();
        try {
            Transport.send(mail("bounce@example.org"));
            await().during(Duration.ofMillis(300))
                    .until(() -> RETURNED.received().isEmpty());
        } finally {
            RETURNED.comeBack();
        }

        onlyReturned();
    }

    @Test
    void answers_are_throttled_or_refused_as_told() {
        behave("{\"channel\":\"email\",\"answer\":\"throttle\"}");
        assertRefused("resident@example.org", 451);
        behave("{\"channel\":\"email\",\"answer\":\"refuse\"}");
        assertRefused("resident@example.org", 550);
    }

    @Test
    void a_dropped_answer_leaves_the_mail_taken() {
        behave("{\"channel\":\"email\",\"answer\":\"drop\"}");

        assertThatThrownBy(() -> Transport.send(mail("resident@example.org"))).isInstanceOf(MessagingException.class);

        assertThat(listed("")).hasSize(1);
    }

    @Test
    void bounces_come_twice_or_before_the_answer_as_told() throws Exception {
        behave("{\"channel\":\"email\",\"receipts\":\"before-answer\"}");
        Transport.send(mail("bounce@example.org"));
        assertThat(RETURNED.received()).hasSize(1);

        behave("{\"channel\":\"email\",\"receipts\":\"twice\"}");
        Transport.send(mail("bounce@example.org"));
        await().until(() -> RETURNED.received().size() == 3);
    }

    private SMTPMessage mail(String to) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText("Beste bewoner", "utf-8");
        var html = new MimeBodyPart();
        html.setContent("<p>Beste <b>bewoner</b></p>", "text/html; charset=utf-8");
        var mail = new SMTPMessage(session);
        mail.setEnvelopeFrom("bounce+" + deliveryId + "@stadsbode.example");
        mail.setFrom(new InternetAddress("gemeente@stadsbode.example"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to));
        mail.setSubject("Uw aanvraag: één stap verder", "utf-8");
        mail.setHeader("X-Delivery-Id", deliveryId);
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    private void assertRefused(String to, int code) {
        assertThatThrownBy(() -> Transport.send(mail(to)))
                .isInstanceOfSatisfying(
                        SendFailedException.class,
                        failed -> assertThat(failed.getNextException())
                                .isInstanceOfSatisfying(
                                        SMTPAddressFailedException.class,
                                        refusal -> assertThat(refusal.getReturnCode())
                                                .isEqualTo(code)));
    }

    private static Returned onlyReturned() {
        await().until(() -> !RETURNED.received().isEmpty());
        assertThat(RETURNED.received()).hasSize(1);
        return RETURNED.received().getFirst();
    }

    private static String text(InputStream in) throws Exception {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
