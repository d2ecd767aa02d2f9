package nl.stadsbode.deploy.load.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final Spread SPREAD = new Spread("run-1", 10);
    private static final int TOWN = 10_000;
    private static final List<Resident> RESIDENTS = IntStream.range(0, TOWN)
            .mapToObj(each -> SPREAD.behind("case-" + each))
            .toList();

    @Test
    void the_same_case_has_the_same_resident_in_every_run() {
        Resident one = SPREAD.behind("case-891");
        Resident again = new Spread("run-1", 50).behind("case-891");
        Resident elsewhere = new Spread("run-2", 10).behind("case-891");

        assertThat(again).isEqualTo(one);
        assertThat(elsewhere.id()).isNotEqualTo(one.id());
        assertThat(elsewhere.choices()).isEqualTo(one.choices());
        assertThat(elsewhere.sms()).isEqualTo(one.sms());
    }

    @Test
    void chance_is_the_same_on_every_machine() {
        Chance chance = new Chance("case-891");

        assertThat(List.of(chance.from(0, 1_000), chance.from(0, 1_000), chance.from(0, 1_000)))
                .containsExactly(134, 899, 368);
    }

    @Test
    void a_town_has_people_of_every_kind() {
        assertThat(percentage(resident -> resident.choices().isEmpty())).isBetween(13.0, 19.0);
        assertThat(percentage(resident -> firstChannel(resident).equals("sms"))).isBetween(36.0, 48.0);
        assertThat(percentage(resident -> firstChannel(resident).equals("email")))
                .isBetween(24.0, 34.0);
        assertThat(percentage(resident -> firstChannel(resident).equals("letter")))
                .isBetween(4.0, 10.0);
        assertThat(percentage(resident -> firstChannel(resident).equals("nothing")))
                .isBetween(4.0, 10.0);
        assertThat(percentage(resident -> resident.choices().stream()
                        .anyMatch(choice -> choice.kind().equals("official"))))
                .isBetween(25.0, 34.0);
        assertThat(percentage(resident -> resident.language().equals("en"))).isBetween(9.0, 15.0);
        assertThat(percentage(Resident::largePrint)).isBetween(2.0, 6.0);
        assertThat(percentage(resident -> resident.quietHours() != null)).isBetween(1.0, 3.0);
        assertThat(percentage(resident -> resident.sms() == null)).isBetween(2.0, 4.0);
    }

    @Test
    void some_cannot_be_reached_where_they_wanted() {
        assertThat(percentage(resident ->
                        resident.sms() != null && resident.sms().number().endsWith("0000")))
                .isBetween(0.5, 1.5);
        assertThat(percentage(resident ->
                        resident.email() != null && resident.email().address().startsWith("bounce")))
                .isBetween(0.5, 1.5);
        assertThat(percentage(resident -> resident.address().postcode().equals("9999 ZZ")))
                .isBetween(0.5, 1.5);
    }

    @Test
    void numbers_and_mailboxes_have_the_form_that_is_accepted() {
        assertThat(RESIDENTS).allSatisfy(resident -> {
            if (resident.sms() != null) {
                assertThat(resident.sms().number()).matches("\\+31 6 1\\d{3} \\d{4}");
            }
            if (resident.email() != null) {
                assertThat(resident.email().address()).matches("[a-z]+\\d{8}@inwoners\\.example");
            }
        });
    }

    @Test
    void a_share_of_the_residents_is_late() {
        long late = IntStream.range(0, TOWN)
                .filter(each -> SPREAD.isLate("case-" + each))
                .count();

        assertThat(late).isBetween(TOWN * 8L / 100, TOWN * 12L / 100);
        assertThat(new Spread("r", 0).isLate("c")).isFalse();
        assertThat(new Spread("r", 100).isLate("c")).isTrue();
    }

    private static String firstChannel(Resident resident) {
        return resident.choices().stream()
                .findFirst()
                .map(choice -> choice.channels().isEmpty()
                        ? "nothing"
                        : choice.channels().getFirst())
                .orElse("not chosen");
    }

    private static double percentage(Predicate<Resident> kind) {
        return RESIDENTS.stream().filter(kind).count() * 100.0 / TOWN;
    }
}
