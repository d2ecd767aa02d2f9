package nl.stadsbode.preferences.companion;

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

/** Who is asked to read along has no account: the token is the proof. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CompanionSettings.class)
class CompanionConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain readingAlong(HttpSecurity http) throws Exception {
        return OpenPages.chain(http, "/reading-along/**");
    }

    @Bean
    EncryptedRows encryptedInvitations(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(
                jdbc, personalData, "invitation", "resident_id", "invited", "'invitation/' || resident_id");
    }

    @Bean
    EncryptedRows encryptedAcceptances(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(
                jdbc, personalData, "invitation", "resident_id", "accepted_as", "'invitation/' || resident_id");
    }
}
