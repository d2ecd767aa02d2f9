package nl.stadsbode.notifications.carriers.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.carriers.ReceivedReceipts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnHostTests {

    private static final UUID DELIVERY = UUID.fromString("01981111-2222-7333-8444-555566667777");
    private static final String RETURN_ADDRESS = MailRelayTests.RETURN_PATH.of(DELIVERY);

    private final ReceivedReceipts receipts = new ReceivedReceipts();
    private ReturnHost host;

    @BeforeEach
    void started() {
        host = new ReturnHost(
                MailRelayTests.settings(Map.of("email.bounces.port", "0", "email.bounces.largest", "100KB")),
                MailRelayTests.RETURN_PATH,
                receipts,
                Clock.systemUTC());
        host.start();
    }

    @AfterEach
    void stopped() {
        host.stop();
    }

    private static String report(String group) {
        return """
                From: MAILER-DAEMON@example.org
                To: %s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                Your message was not delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                Arrival-Date: Mon, 23 Nov 2026 20:00:00 +0100

                Final-Recipient: rfc822; rosa@example.org
                %s
                Diagnostic-Code: smtp; 550 5.9.9 something
                  that goes on

                --b
                Content-Type: text/rfc822-headers

                Subject: Uw zaak
                Action: failed
                Status: 5.1.1
                --b--
                """.formatted(RETURN_ADDRESS, group);
    }

    /** The answers to each command. */
    private String returned(String address, String mail) throws IOException {
        try (var socket = new Socket("127.0.0.1", host.port())) {
            socket.setSoTimeout(30_000);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            in.readLine();
            said(socket, in, "HELO mx.example.org");
            said(socket, in, "MAIL FROM:<>");
            var known = said(socket, in, "RCPT TO:<" + address + ">");
            if (!known.startsWith("250")) {
                return known;
            }
            said(socket, in, "DATA");
            return said(socket, in, mail.replace("\n", "\r\n") + "\r\n.");
        }
    }

    private static String said(Socket socket, BufferedReader in, String what) throws IOException {
        socket.getOutputStream().write((what + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return in.readLine();
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, BAD_CONTACT_POINT, bounced-5-1-1",
        "5.1.2, BAD_CONTACT_POINT, bounced-5-1-2",
        "5.1.10 (null MX), BAD_CONTACT_POINT, bounced-5-1-10",
        "5.1.8, FAILED, bounced-5-1-8",
        "5.2.2, FAILED, bounced-5-2-2",
        "5.7.1, FAILED, bounced-5-7-1",
        "4.4.7, FAILED, bounced-4-4-7",
        "nonsense, FAILED, bounced",
        "5.1.1111111111, FAILED, bounced"
    })
    void a_failed_delivery_is_told_by_its_status(String status, Outcome outcome, String reason) throws IOException {
        var answer = returned(RETURN_ADDRESS, report("Action: failed\nStatus: " + status));

        assertThat(answer).startsWith("250");
        assertThat(receipts.all())
                .singleElement()
                .extracting(
                        Receipt::carrier, Receipt::reference, Receipt::deliveryId, Receipt::outcome, Receipt::reason)
                .containsExactly("mail-relay", null, DELIVERY, outcome, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "expanded", "whatever"})
    void what_is_not_final_is_taken_and_left(String action) throws IOException {
        assertThat(returned(RETURN_ADDRESS, report("Action: " + action + "\nStatus: 4.4.1")))
                .startsWith("250");
        assertThat(receipts.all()).isEmpty();
    }

    @Test
    void a_delivery_that_is_confirmed_is_delivered() throws IOException {
        returned(RETURN_ADDRESS, report("Action: delivered\nStatus: 2.0.0"));

        assertThat(receipts.all()).singleElement().extracting(Receipt::outcome).isEqualTo(Outcome.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no headers at all",
                "Subject: I am on holiday\n\nuntil Monday",
                "Content-Type: multipart/report\n\nwithout a boundary",
                "Content-Type: multipart/report; boundary=\"b\"\n\n--b",
                "Content-Type: multipart/report; boundary=\"b\"\n\n--b\nContent-Type: message/delivery-status\n\n\n\n\n",
                "Content-Type: multipart/report; boundary=\n\n--b\nContent-Type: ;;;;\n\n\u0000\u0001\u0002",
                "Content-Type: multipart/report; boundary=\"b\"\n\n--b\nContent-Type: message/delivery-status\n\n: :\n\n::\n"
            })
    void what_cannot_be_understood_is_taken_and_left(String mail) throws IOException {
        assertThat(returned(RETURN_ADDRESS, mail)).startsWith("250");
        assertThat(receipts.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosa@example.org",
                "bounce+@bounces.stadsbode.localhost",
                "bounce+1-2-3-4-5@bounces.stadsbode.localhost",
                "bounce+01981111-2222-7333-8444-555566667777@elsewhere.localhost",
                "01981111-2222-7333-8444-555566667777@bounces.stadsbode.localhost",
                "postmaster@bounces.stadsbode.localhost"
            })
    void mail_to_no_return_address_is_not_taken(String address) throws IOException {
        assertThat(returned(address, report("Action: failed\nStatus: 5.1.1"))).startsWith("550");
        assertThat(receipts.all()).isEmpty();
    }

    /** Who read one of ours knows ids that are near to it, but not their seals. */
    @Test
    void nobody_else_can_say_that_a_delivery_came_back() throws IOException {
        var neighbour = UUID.fromString("01981111-2222-7333-8444-555566667778");
        var seal = RETURN_ADDRESS.substring(RETURN_ADDRESS.lastIndexOf('-'));

        assertThat(returned("bounce+" + neighbour + seal, report("Action: failed\nStatus: 5.1.1")))
                .startsWith("550");
        assertThat(returned(
                        "bounce+" + DELIVERY + "@bounces.stadsbode.localhost", report("Action: failed\nStatus: 5.1.1")))
                .startsWith("550");
        assertThat(RETURN_ADDRESS.indexOf('@')).isEqualTo(64);
        assertThat(receipts.all()).isEmpty();
    }

    @Test
    void a_mail_that_is_too_large_is_refused() throws IOException {
        var large = report("Action: failed\nStatus: 5.1.1")
                + "x".repeat(76).concat("\n").repeat(2000);

        assertThat(returned(RETURN_ADDRESS, large)).startsWith("552");
        assertThat(receipts.all()).isEmpty();
    }

    @Test
    void what_cannot_be_stored_is_asked_for_again() throws IOException {
        receipts.failTimes(1);
        var mail = report("Action: failed\nStatus: 5.1.1");

        assertThat(returned(RETURN_ADDRESS, mail)).startsWith("451");
        assertThat(returned(RETURN_ADDRESS, mail)).startsWith("250");

        assertThat(receipts.all()).hasSize(1);
    }

    @Test
    void it_is_taken_only_after_it_was_stored() throws Exception {
        var mayStore = new CountDownLatch(1);
        receipts.before(() -> {
            try {
                mayStore.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        var answer = CompletableFuture.supplyAsync(() -> {
            try {
                return returned(RETURN_ADDRESS, report("Action: failed\nStatus: 5.1.1"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        await().during(Duration.ofMillis(200)).until(() -> !answer.isDone());
        mayStore.countDown();
        assertThat(answer.get(30, TimeUnit.SECONDS)).startsWith("250");
    }
}
