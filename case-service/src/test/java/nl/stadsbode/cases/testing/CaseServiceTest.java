package nl.stadsbode.cases.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import nl.stadsbode.chassis.testing.RealServers;
import nl.stadsbode.chassis.testing.RealServersTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

/** A test of the whole service; all of them share one context, one database and one broker. */
@RealServersTest(topics = {"case-status-changed", "delivery-status-changed"})
@Import(CaseServiceTest.Surroundings.class)
public abstract class CaseServiceTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }

        @Bean
        PublishedEvents publishedEvents() {
            return new PublishedEvents(RealServers.started().brokers(), "case-status-changed");
        }
    }

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected PublishedEvents published;

    protected static RequestPostProcessor as(String role) {
        return jwt().jwt(token -> token.subject("test-" + role).claim("name", "Test " + role))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
