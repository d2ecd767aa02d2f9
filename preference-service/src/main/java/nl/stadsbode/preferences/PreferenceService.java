package nl.stadsbode.preferences;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Knows how each resident wants to be told, and tells the other services. */
@SpringBootApplication
public class PreferenceService {

    public static void main(String[] arguments) {
        SpringApplication.run(PreferenceService.class, arguments);
    }
}
