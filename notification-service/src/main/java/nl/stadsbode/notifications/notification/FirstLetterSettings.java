package nl.stadsbode.notifications.notification;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether how to choose is explained by post to who never chose, once.
 *
 * @param enabled false: nobody gets the explanation; default true
 * @param aDay about how many letters of their own it may cost a day, of all instances together; who comes later gets it with
 *     the next news. What is enclosed in an official letter is not counted. Default 1000; 0: it is enclosed only
 */
@Validated
@ConfigurationProperties("stadsbode.first-letters")
record FirstLetterSettings(
        @DefaultValue("true") boolean enabled,
        @Min(0) @DefaultValue("1000") int aDay) {}
