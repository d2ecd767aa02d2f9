package nl.stadsbode.chassis.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * A test of the whole service on a real PostgreSQL and a real Kafka. Give every such test of a module the same topics
 * (put this annotation on one base class), so that they share one Spring context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "springdoc.packages-to-scan=nl.stadsbode",
            "springdoc.paths-to-match=/api/**",
            "springdoc.writer-with-order-by-keys=true",
            "springdoc.default-produces-media-type=application/json"
        })
@AutoConfigureMockMvc
@ContextCustomizerFactories(RealServersCustomizer.Factory.class)
public @interface RealServersTest {

    /** Topics that exist before the service starts; 3 partitions each, so that tests stay quick. */
    String[] topics();

    /** Whether the service has to say who it is before the broker lets it in. */
    boolean guarded() default false;
}
