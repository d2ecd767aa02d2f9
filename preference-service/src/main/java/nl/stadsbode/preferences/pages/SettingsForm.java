package nl.stadsbode.preferences.pages;

import java.util.Objects;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.resident.Flaws;
import nl.stadsbode.preferences.resident.Language;
import nl.stadsbode.preferences.resident.QuietHours;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.Settings;
import org.jspecify.annotations.Nullable;

/**
 * How messages are written and when they may come, as a form sends it.
 *
 * @param largePrint a form sends nothing for a box that is not ticked
 * @param easyFont likewise
 * @param quiet whether there are quiet hours; likewise
 * @param gatherHours for how many hours news of one case is gathered
 * @param from as {@code 21:00}
 */
record SettingsForm(
        @Nullable String language,
        @Nullable Boolean largePrint,
        @Nullable Boolean easyFont,
        @Nullable Boolean quiet,
        @Nullable String from,
        @Nullable String until,
        @Nullable Integer gatherHours,
        long version) {

    static SettingsForm of(Resident resident) {
        Settings settings = resident.settings();
        QuietHours hours = settings.quietHours() == null ? QuietHours.USUAL : settings.quietHours();
        return new SettingsForm(
                settings.language().code(),
                settings.largePrint(),
                settings.easyFont(),
                settings.quietHours() != null,
                hours.fromText(),
                hours.untilText(),
                settings.gatherHours(),
                resident.version());
    }

    /** The same form on another version. */
    SettingsForm on(long current) {
        return new SettingsForm(language, largePrint, easyFont, quiet, from, until, gatherHours, current);
    }

    /** Where on the page a flaw can be mended. */
    static String place(Flaw flaw) {
        return flaw.code().equals("no-quiet-hours") ? "from" : flaw.field();
    }

    /** @throws Flawed when messages are not written in that language, or a time is none */
    Settings settings() {
        Flaws flaws = new Flaws();
        Language chosen = flaws.read("", () -> Language.of(language == null ? "" : language));
        QuietHours hours = Boolean.TRUE.equals(quiet) ? flaws.read("", () -> QuietHours.of(from, until)) : null;
        Settings settings = flaws.read(
                "",
                () -> new Settings(
                        chosen == null ? Language.NL : chosen,
                        Boolean.TRUE.equals(largePrint),
                        Boolean.TRUE.equals(easyFont),
                        hours,
                        gatherHours == null ? 0 : gatherHours));
        flaws.refuseIfAny();
        return Objects.requireNonNull(settings);
    }
}
