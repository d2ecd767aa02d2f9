package nl.stadsbode.preferences;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import nl.stadsbode.chassis.testing.HouseRules;

@AnalyzeClasses(packages = "nl.stadsbode.preferences", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTests {

    @ArchTest
    static final ArchTests everywhere = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule values_know_no_framework = noClasses()
            .that()
            .resideInAnyPackage("..contact", "..choice")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..");
}
