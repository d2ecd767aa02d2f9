package nl.stadsbode.notifications.intake;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.inbox.Intake;
import nl.stadsbode.chassis.inbox.Intakes;
import nl.stadsbode.notifications.notification.Announcement;
import nl.stadsbode.notifications.notification.EndingPauses;
import nl.stadsbode.notifications.notification.NotificationSettings;
import nl.stadsbode.notifications.notification.PlanningNotifications;
import nl.stadsbode.notifications.planning.NotificationPlanner;
import nl.stadsbode.notifications.residents.HowToChoose;
import nl.stadsbode.notifications.residents.ResidentPreferences;
import nl.stadsbode.notifications.residents.Residents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** The events this service listens to. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    static final String PREFERENCES = "resident-preferences";

    @Bean
    NotificationPlanner notificationPlanner(NotificationSettings settings) {
        return new NotificationPlanner(settings.zone());
    }

    @Bean
    Intake<Announcement> announcements(Intakes intakes, PlanningNotifications planning, JsonMapper json) {
        return intakes.of("case-status-changed", received -> Announcement.read(received, json), planning::plan);
    }

    @Bean
    Consumer<Message<List<byte[]>>> caseStatusChanged(Intake<Announcement> announcements) {
        return announcements::receive;
    }

    @Bean
    Intake<ResidentPreferences> preferences(
            Intakes intakes,
            Residents residents,
            HowToChoose howToChoose,
            PlanningNotifications planning,
            EndingPauses pauses,
            JsonMapper json,
            PersonalData personalData) {
        return intakes.of(PREFERENCES, received -> ResidentPreferences.read(received, json, personalData), changes -> {
            List<UUID> changed =
                    changes.stream().map(ResidentPreferences::residentId).toList();
            residents.apply(changes);
            howToChoose.known(changed);
            planning.planAwaiting(changed);
            pauses.of(changed);
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> residentPreferences(Intake<ResidentPreferences> preferences) {
        return preferences::receive;
    }
}
