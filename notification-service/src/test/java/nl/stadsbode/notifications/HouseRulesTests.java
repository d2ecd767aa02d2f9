package nl.stadsbode.notifications;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import nl.stadsbode.chassis.testing.HouseRules;

@AnalyzeClasses(packages = "nl.stadsbode.notifications", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTests {

    @ArchTest
    static final ArchTests everywhere = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule decisions_know_no_database_and_no_broker = noClasses()
            .that()
            .resideInAPackage("..planning..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "org.apache.kafka..");
}
