package nl.stadsbode.notifications.carriers;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** The carriers of a channel that stand behind its first one, as a list in the settings. */
public final class Backups {

    private static final Bindable<List<Map<String, Object>>> ANY =
            Bindable.of(ResolvableType.forClassWithGenerics(List.class, Map.class));

    private Backups() {}

    /** How many are listed under a property's name. */
    public static int count(Environment environment, String property) {
        return Binder.get(environment).bind(property, ANY).map(List::size).orElse(0);
    }
}
