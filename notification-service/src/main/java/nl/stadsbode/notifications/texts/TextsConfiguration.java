package nl.stadsbode.notifications.texts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TextSettings.class)
class TextsConfiguration {

    @Bean
    Texts texts(TextSettings settings, Clock clock) {
        return new Texts(settings, clock);
    }

    @Bean
    WarmLetters warmLetters(Texts texts) {
        return new WarmLetters(texts);
    }

    /** The first letter takes a second or two, the next ones milliseconds: make one before a resident waits for it. */
    record WarmLetters(Texts texts) {

        @EventListener(ApplicationStartedEvent.class)
        void warm() {
            Thread.ofPlatform()
                    .daemon()
                    .name("warm-letters")
                    .start(() -> texts.letter(
                            new StatusUpdate(
                                    "",
                                    "",
                                    Map.of(),
                                    "",
                                    Map.of(),
                                    false,
                                    false,
                                    false,
                                    null,
                                    false,
                                    false,
                                    LocalDate.EPOCH,
                                    false,
                                    false,
                                    List.of(),
                                    null),
                            new Addressee(
                                    "", Language.NL, false, new PostalAddress(List.of(), "", "", null, null, "NL")),
                            new LetterFoot("", "")));
        }
    }
}
