package nl.stadsbode.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestEngine;

/** Without their engine the properties would be passed over in silence. */
class PropertiesAreRunTests {

    @Test
    void their_engine_is_there() {
        assertThat(ServiceLoader.load(TestEngine.class))
                .extracting(TestEngine::getId)
                .contains("jqwik");
    }
}
