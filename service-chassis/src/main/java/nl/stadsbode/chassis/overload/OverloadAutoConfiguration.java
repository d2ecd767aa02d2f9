package nl.stadsbode.chassis.overload;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** A bound on what is served at once. */
@AutoConfiguration
@EnableConfigurationProperties(OverloadSettings.class)
public class OverloadAutoConfiguration {

    /** Behind the request id, before everything that costs something. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

    @Bean
    FilterRegistrationBean<Bulkhead> bulkhead(OverloadSettings settings, MeterRegistry registry) {
        FilterRegistrationBean<Bulkhead> registration = new FilterRegistrationBean<>(new Bulkhead(settings, registry));
        registration.setOrder(ORDER);
        return registration;
    }
}
