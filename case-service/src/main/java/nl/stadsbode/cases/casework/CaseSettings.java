package nl.stadsbode.cases.casework;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How cases are handled.
 *
 * @param undoTime how long a status can be withdrawn before it is announced; urgent ones cannot
 * @param clockTolerance how far in the future, by another's clock, a status may have occurred
 * @param zone where days begin and end
 */
@Validated
@ConfigurationProperties("stadsbode.cases")
record CaseSettings(
        @DefaultValue("10s") Duration undoTime,
        @DefaultValue("2m") Duration clockTolerance,
        @DefaultValue("Europe/Amsterdam") ZoneId zone) {}
