package nl.stadsbode.preferences.pages;

import java.util.List;
import nl.stadsbode.chassis.testing.ResidentsLanguages;

class ResidentsLanguagesTests extends ResidentsLanguages {

    private static final String PAGES = "java/nl/stadsbode/preferences/pages/";
    private static final String PRIVACY = "java/nl/stadsbode/preferences/privacy/";

    @Override
    protected List<String> sources() {
        return List.of(
                "resources/templates/own",
                "resources/templates/parts",
                PAGES + "OwnPages.java",
                PAGES + "OwnChanges.java",
                PAGES + "OwnContactPages.java",
                PAGES + "OwnCompanionPages.java",
                PAGES + "OwnViews.java",
                PAGES + "ConfirmationPage.java",
                PAGES + "ReadingAlongPage.java",
                "resources/templates/privacy/own.html",
                "resources/templates/privacy/forgetting.html",
                "resources/templates/privacy/receipt.html",
                "resources/templates/privacy/export.html",
                PRIVACY + "ReadableExport.java",
                PRIVACY + "OwnDataPages.java");
    }

    @Override
    protected boolean isForStaff(String key) {
        return key.equals("flaw.letters-not-by-phone");
    }
}
