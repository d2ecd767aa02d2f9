package nl.stadsbode.notifications.sending;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Text messages to numbers abroad, which cost more, and which whoever misuses us would send many of.
 *
 * @param home how numbers begin that are not abroad, default {@code +31}
 * @param smsADay most text messages to all other numbers a day, default 500; what is beyond it waits until the next
 *     day. 0: none, they go by the next channel
 */
@Validated
@ConfigurationProperties("stadsbode.sending.abroad")
public record AbroadSettings(
        @NotEmpty @DefaultValue("+31") List<@Pattern(regexp = "\\+[1-9]\\d{0,6}") String> home,
        @Min(0) @DefaultValue("500") int smsADay) {

    boolean isAbroad(String number) {
        return home.stream().noneMatch(number::startsWith);
    }
}
