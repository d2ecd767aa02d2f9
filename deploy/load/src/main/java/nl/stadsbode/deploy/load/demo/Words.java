package nl.stadsbode.deploy.load.demo;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the demo says, in Dutch or English. */
public final class Words {

    private final Locale language;
    private final ResourceBundle bundle;

    private Words(Locale language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    public static Words in(Locale language) {
        return new Words(
                language,
                ResourceBundle.getBundle(
                        Words.class.getPackageName() + ".words",
                        language,
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }

    String say(String key, Object... values) {
        return String.format(language, bundle.getString(key), values);
    }
}
