package nl.stadsbode.preferences.privacy;

import nl.stadsbode.chassis.encryption.EncryptedColumn;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
class PrivacyConfiguration {

    @Bean
    EncryptedRows encryptedAnswers(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(
                jdbc,
                personalData,
                "privacy_answer",
                "walk_id",
                "sealed",
                "(select resident_id from privacy_job where id = job_id)");
    }
}
