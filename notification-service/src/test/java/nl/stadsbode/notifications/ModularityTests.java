package nl.stadsbode.notifications;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modules_use_only_what_others_made_public_and_not_in_circles() {
        ApplicationModules.of(NotificationService.class).verify();
    }
}
