package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said to those that a service turns away: its own filter, with all its places taken; and who has a thread. */
class OverloadTests extends ChassisTest {

    @Autowired
    @Qualifier("bulkhead")
    FilterRegistrationBean<?> bulkhead;

    @Autowired
    JsonMapper json;

    @Value("${stadsbode.overload.at-once:64}")
    int atOnce;

    @Value("${stadsbode.overload.waiting:256}")
    int waiting;

    @Autowired
    ApplicationContext context;

    @Test
    void a_program_gets_a_problem_detail() throws Exception {
        MockHttpServletResponse answer = turnedAway("application/json");

        JsonNode problem = json.readTree(answer.getContentAsByteArray());
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(problem.get("type").asString()).isEqualTo("urn:stadsbode:problem:too-busy");
        assertThat(problem.get("detail").asString()).contains("send the request again");
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_reader_gets_the_page_of_errors() throws Exception {
        MockHttpServletResponse answer = turnedAway("text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.isCommitted()).isTrue(); // by sendError: the container shows the page
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    @Test
    void each_that_is_served_or_waits_has_a_thread_and_who_asks_for_health_finds_one() {
        TomcatWebServer server = (TomcatWebServer) server().getWebServer();
        AbstractProtocol<?> connector =
                (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();

        assertThat(connector.getMaxThreads()).isGreaterThanOrEqualTo(atOnce + waiting + 50);
        assertThat(connector.getExecutor())
                .as("a virtual thread that loads a class can keep its carrier from all others")
                .isInstanceOf(ThreadPoolExecutor.class);
    }

    private ServletWebServerApplicationContext server() {
        return (ServletWebServerApplicationContext) context;
    }

    private MockHttpServletResponse turnedAway(String accept) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/anything");
        request.addHeader("Accept", accept);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        FilterChain last = (inner, unused) -> bulkhead().doFilter(request, answer, (served, nowhere) -> {
            throw new AssertionError("was served although every place was taken");
        });
        within(atOnce, last);
        return answer;
    }

    /** Takes so many places, one inside the other, and then goes on. */
    private void within(int places, FilterChain last) throws Exception {
        if (places == 0) {
            last.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse());
            return;
        }
        bulkhead()
                .doFilter(
                        new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), (request, response) -> {
                            try {
                                within(places - 1, last);
                            } catch (java.io.IOException | jakarta.servlet.ServletException | RuntimeException failed) {
                                throw failed;
                            } catch (Exception failed) {
                                throw new IllegalStateException(failed);
                            }
                        });
    }

    private Filter bulkhead() {
        return bulkhead.getFilter();
    }
}
