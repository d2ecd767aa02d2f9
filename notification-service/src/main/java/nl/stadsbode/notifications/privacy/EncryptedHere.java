package nl.stadsbode.notifications.privacy;

import nl.stadsbode.chassis.encryption.EncryptedColumn;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is encrypted here; notes are {@link EncryptedNotes}. */
@Configuration(proxyBeanMethods = false)
class EncryptedHere {

    @Bean
    EncryptedRows encryptedReplica(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(jdbc, personalData, "resident", "id", "contact", "id");
    }

    @Bean
    EncryptedRows encryptedContents(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(jdbc, personalData, "content", "delivery_id", "sealed", "delivery_id");
    }

    @Bean
    EncryptedRows encryptedRequests(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(jdbc, personalData, "requested_message", "id", "sealed", "resident_id");
    }
}
