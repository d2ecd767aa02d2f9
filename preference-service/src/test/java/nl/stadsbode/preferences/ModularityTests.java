package nl.stadsbode.preferences;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modules_use_only_what_others_promise() {
        ApplicationModules.of(PreferenceService.class).verify();
    }
}
