package nl.stadsbode.preferences.resident;

import nl.stadsbode.chassis.encryption.EncryptedColumn;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is encrypted here; names are {@link RepublishingResidents}. */
@Configuration(proxyBeanMethods = false)
class EncryptedHere {

    @Bean
    EncryptedRows encryptedContactPoints(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(jdbc, personalData, "contact_point", "id", "destination", "resident_id");
    }
}
