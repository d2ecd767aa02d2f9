package nl.stadsbode.chassis.overload;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** A bound on what is served at once. */
@AutoConfiguration
@EnableConfigurationProperties(OverloadSettings.class)
public class OverloadAutoConfiguration {

    /** Behind the request id, before everything that costs something. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

    @Bean
    FilterRegistrationBean<Bulkhead> bulkhead(
            OverloadSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            MeterRegistry registry) {
        FilterRegistrationBean<Bulkhead> registration =
                new FilterRegistrationBean<>(new Bulkhead(settings, problems, registry));
        registration.setOrder(ORDER);
        return registration;
    }
}
