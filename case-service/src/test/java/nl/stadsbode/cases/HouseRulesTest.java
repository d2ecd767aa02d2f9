package nl.stadsbode.cases;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import nl.stadsbode.chassis.testing.HouseRules;
import org.springframework.web.bind.annotation.DeleteMapping;

@AnalyzeClasses(packages = "nl.stadsbode.cases", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests everywhere = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule nothing_is_deleted_over_http =
            methods().should().notBeAnnotatedWith(DeleteMapping.class).because("the history of a case is whole");
}
