package nl.stadsbode.preferences.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.stadsbode.preferences.ServiceTest;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.verification.Begun;
import nl.stadsbode.preferences.verification.Verifying;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.ResultActions;

/** Many accounts together cannot have one number or mailbox filled. */
class EnoughSentThereTests extends ServiceTest {

    private static final String SENTENCE = "Wij kunnen nu niets naar dit nummer of adres sturen";

    @Autowired
    private Verifying verifying;

    @Test
    void a_number_gets_five_codes_an_hour_whoever_asks_and_nobody_is_told_that_others_did() throws Exception {
        for (int i = 0; i < 5; i++) {
            number(aResident(), "06 19 19 19 19").andExpect(status().is3xxRedirection());
        }

        UUID sixth = aResident();
        number(sixth, "+31 6 19191919")
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString(SENTENCE)))
                .andExpect(content().string(containsString("value=\"+31 6 19191919\"")));

        assertThat(jdbc.sql("select count(*) from verification where resident_id = ?")
                        .param(sixth)
                        .query(Long.class)
                        .single())
                .isZero();
        number(sixth, "06 18 18 18 18").andExpect(status().is3xxRedirection());
        hoursLater(1);
        number(aResident(), "06 19 19 19 19").andExpect(status().is3xxRedirection());
    }

    @Test
    void a_number_gets_ten_codes_a_day() throws Exception {
        for (int i = 0; i < 10; i++) {
            number(aResident(), "06 19 19 19 19").andExpect(status().is3xxRedirection());
            hoursLater(1);
        }

        number(aResident(), "06 19 19 19 19").andExpect(status().isTooManyRequests());
        hoursLater(14);
        number(aResident(), "06 19 19 19 19").andExpect(status().is3xxRedirection());
    }

    @Test
    void links_tests_and_invitations_to_one_mailbox_are_counted_together_however_it_is_written() throws Exception {
        for (String written : new String[] {"vera@example.org", "Vera@Example.org", "vera+city@example.org"}) {
            submit(aResident(), "/my/contact/email", "destination", written).andExpect(status().is3xxRedirection());
        }
        UUID vera = aResident(ROSA.replace("rosa@example.nl", "vera@example.org"));
        submit(vera, "/my/contact/email/test", "x", "").andExpect(status().is3xxRedirection());
        invite(aResident()).andExpect(status().is3xxRedirection());

        UUID another = aResident();
        invite(another)
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString(SENTENCE)));
        submit(another, "/my/contact/email", "destination", "vera@example.org").andExpect(status().isTooManyRequests());
        oneMinuteLater(vera);
        submit(vera, "/my/contact/email/test", "x", "").andExpect(status().isTooManyRequests());
    }

    @Test
    void those_who_ask_at_the_same_moment_are_counted_together() throws Exception {
        ResidentId[] residents = new ResidentId[12];
        for (int i = 0; i < residents.length; i++) {
            residents[i] = new ResidentId(aResident());
        }

        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = together.invokeAll(IntStream.range(0, residents.length)
                    .<java.util.concurrent.Callable<Begun>>mapToObj(
                            i -> () -> verifying.begin(residents[i], PhoneNumber.of("06 19 19 19 19")))
                    .toList());

            assertThat(begun)
                    .extracting(each -> each.get().getClass().getSimpleName())
                    .containsOnly("Sent", "HeldThere")
                    .filteredOn("Sent"::equals)
                    .hasSize(5);
        }
    }

    @Test
    void neither_the_number_nor_who_asked_is_kept_with_the_count() throws Exception {
        UUID rosa = aResident();
        number(rosa, "06 19 19 19 19");

        assertThat(jdbc.sql("select sent_to_destination::text from sent_to_destination")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .matches("\\(\"\\\\\\\\x[0-9a-f]{64}\",\"[0-9-]{10} [^\"]+\"\\)");
    }

    private ResultActions number(UUID resident, String number) throws Exception {
        return submit(resident, "/my/contact/sms", "destination", number);
    }

    private ResultActions invite(UUID resident) throws Exception {
        return mvc.perform(post("/my/companions")
                .param("name", "Vera")
                .param("email", "vera@example.org")
                .with(csrf())
                .with(oidcLogin()
                        .idToken(token -> token.subject("rosa").claim("resident_id", resident.toString()))
                        .authorities(new SimpleGrantedAuthority("ROLE_resident"))));
    }

    private ResultActions submit(UUID resident, String path, String field, String value) throws Exception {
        return mvc.perform(post(path)
                .param(field, value)
                .with(csrf())
                .with(oidcLogin()
                        .idToken(token -> token.subject("rosa").claim("resident_id", resident.toString()))
                        .authorities(new SimpleGrantedAuthority("ROLE_resident"))));
    }

    private void hoursLater(int hours) {
        jdbc.sql("update sent_to_destination set sent_at = sent_at - make_interval(hours => ?, secs => 1)")
                .param(hours)
                .update();
    }

    private void oneMinuteLater(UUID resident) {
        jdbc.sql("update sent_on_request set sent_at = sent_at - interval '61 seconds' where resident_id = ?")
                .param(resident)
                .update();
    }
}
