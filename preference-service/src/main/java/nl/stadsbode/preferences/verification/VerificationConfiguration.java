package nl.stadsbode.preferences.verification;

import nl.stadsbode.chassis.encryption.EncryptedColumn;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.security.OpenPages;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Links are open to everyone, without a session: the token is the proof, and what is not remembered needs no CSRF token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationSettings.class)
class VerificationConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain confirmation(HttpSecurity http) throws Exception {
        return OpenPages.chain(http, "/confirmation/**");
    }

    @Bean
    EncryptedRows encryptedDestinations(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(jdbc, personalData, "verification", "walk_id", "destination", "resident_id");
    }

    /** Of a link there is only a hash. */
    @Bean
    EncryptedRows encryptedCodes(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(
                jdbc,
                personalData,
                "verification",
                "walk_id",
                "secret",
                "'verification/' || resident_id",
                "channel = 'sms'");
    }
}
