package nl.stadsbode.preferences.resident;

import nl.stadsbode.chassis.encryption.EncryptedColumn;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is encrypted here and outlives a key; names are {@link RepublishingResidents}. What does not: numbers and addresses
 * that wait to be confirmed, gone in a day; what was gathered of a resident and who was asked to read along, gone in a
 * week; and a file of the register until it is taken in.
 */
@Configuration(proxyBeanMethods = false)
class EncryptedHere {

    @Bean
    EncryptedRows encryptedContactPoints(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(jdbc, personalData, "contact_point", "id", "destination", "resident_id");
    }
}
