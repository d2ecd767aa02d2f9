package nl.stadsbode.preferences.pages;

import java.util.List;
import nl.stadsbode.chassis.testing.ResidentsLanguages;

class ResidentsLanguagesTests extends ResidentsLanguages {

    private static final String PAGES = "java/nl/stadsbode/preferences/pages/";

    @Override
    protected List<String> sources() {
        return List.of(
                "resources/templates/own",
                "resources/templates/parts",
                PAGES + "OwnPages.java",
                PAGES + "OwnChanges.java",
                PAGES + "OwnContactPages.java",
                PAGES + "OwnViews.java",
                PAGES + "ConfirmationPage.java");
    }
}
