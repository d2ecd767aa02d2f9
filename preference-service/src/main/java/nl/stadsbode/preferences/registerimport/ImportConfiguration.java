package nl.stadsbode.preferences.registerimport;

import nl.stadsbode.chassis.encryption.EncryptedColumn;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportConfiguration {

    @Bean
    EncryptedRows encryptedFiles(JdbcClient jdbc, PersonalData personalData) {
        return new EncryptedColumn(
                jdbc,
                personalData,
                "register_import_part",
                "walk_id",
                "content",
                "'register-import/' || import_id || '/' || number");
    }
}
