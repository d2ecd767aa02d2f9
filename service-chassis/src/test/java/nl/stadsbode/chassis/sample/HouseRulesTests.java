package nl.stadsbode.chassis.sample;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import nl.stadsbode.chassis.testing.HouseRules;

/** The chassis keeps the rules that it gives to others. */
@AnalyzeClasses(packages = "nl.stadsbode.chassis", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTests {

    @ArchTest
    static final ArchTests everywhere = ArchTests.in(HouseRules.class);
}
