package nl.stadsbode.deploy.postroom;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * Stands in for the outside world on one machine: an SMS centre (SMPP), a mail server (SMTP) and a
 * print house (SFTP), with a page that shows what arrived. A local tool: it has no sign-in and
 * listens on the loopback address only.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PostRoom {

    public static void main(String[] args) {
        SpringApplication.run(PostRoom.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
