package nl.stadsbode.cases.privacy;

import nl.stadsbode.chassis.encryption.EncryptedColumn;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is encrypted here and outlives a key. */
@Configuration(proxyBeanMethods = false)
class EncryptedHere {

    @Bean
    EncryptedRows encryptedNotes(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(jdbc, personalData, "case_status", "id", "note", "case_id");
    }
}
