package nl.stadsbode.chassis.overload;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** A bound on what is served at once. */
@AutoConfiguration
@EnableConfigurationProperties(OverloadSettings.class)
public class OverloadAutoConfiguration {

    /** Behind the request id, before everything that costs something. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

    /** Who asks for health gets an answer, and who is turned away is told, while all others are served or wait. */
    private static final int THREADS_BESIDES = 80;

    @Bean
    FilterRegistrationBean<Bulkhead> bulkhead(OverloadSettings settings, MeterRegistry registry) {
        FilterRegistrationBean<Bulkhead> registration = new FilterRegistrationBean<>(new Bulkhead(settings, registry));
        registration.setOrder(ORDER);
        return registration;
    }

    /** A thread for each request that is served or waits. After Boot's own, which sets what it finds in settings. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> enoughThreads(OverloadSettings settings) {
        return factory ->
                factory.addConnectorCustomizers(connector -> ((AbstractProtocol<?>) connector.getProtocolHandler())
                        .setMaxThreads(settings.atOnce() + settings.waiting() + THREADS_BESIDES));
    }
}
