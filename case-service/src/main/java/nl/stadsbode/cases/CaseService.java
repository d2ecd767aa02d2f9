package nl.stadsbode.cases;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Keeps cases and their statuses, and announces every change of state. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class CaseService {

    public static void main(String[] arguments) {
        SpringApplication.run(CaseService.class, arguments);
    }
}
