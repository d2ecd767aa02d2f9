package nl.stadsbode.notifications.carriers;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** The carriers of a channel that stand behind its first one, as a list in the settings. */
public final class Backups {

    private static final Bindable<List<Map<String, Object>>> ANY =
            Bindable.of(ResolvableType.forClassWithGenerics(List.class, Map.class));

    private Backups() {}

    /** Makes a carrier from the settings of its place; 0 is the first. */
    @FunctionalInterface
    public interface Maker<C extends Carrier> {
        C make(BeanRegistry.SupplierContext context, int place);
    }

    /**
     * One bean a carrier: each is started and stopped by itself.
     *
     * @param property under which the backups are listed
     * @param name of the first one's bean
     */
    public static <C extends Carrier> BeanRegistrar carriers(
            String property, String name, Class<C> type, Maker<C> maker) {
        return (registry, environment) -> {
            int carriers = 1 + count(environment, property);
            for (int place = 0; place < carriers; place++) {
                int at = place;
                registry.registerBean(
                        at == 0 ? name : name + "Backup" + at,
                        type,
                        bean -> bean.supplier(context -> maker.make(context, at)));
            }
        };
    }

    private static int count(Environment environment, String property) {
        return Binder.get(environment).bind(property, ANY).map(List::size).orElse(0);
    }
}
