package nl.stadsbode.notifications.carriers.letter;

import java.time.Clock;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.letter.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "stadsbode.carriers.rehearsal", havingValue = false, matchIfMissing = true)
@EnableConfigurationProperties(LetterSettings.class)
class LetterConfiguration {

    @Bean
    PrintHouseConnection printHouseConnection(LetterSettings settings) {
        return new PrintHouseConnection(settings);
    }

    @Bean
    SftpPrintHouse sftpPrintHouse(LetterSettings settings, PrintHouseConnection connection) {
        return new SftpPrintHouse(settings, connection);
    }

    @Bean
    ReturnFiles returnFiles(LetterSettings settings, PrintHouseConnection connection, ReceiptBox box, Clock clock) {
        return new ReturnFiles(settings, connection, box, clock);
    }
}
