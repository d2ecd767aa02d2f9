package nl.stadsbode.chassis.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RestController;

/** What holds in every service: take it in with {@code ArchTests.in(HouseRules.class)}. */
public final class HouseRules {

    @ArchTest
    static final ArchRule time_is_asked_of_a_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule packages_form_no_circles =
            slices().matching("nl.stadsbode.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule apis_are_nobody_elses_business = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Mapper|Repository)");

    private HouseRules() {}
}
