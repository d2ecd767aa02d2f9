package nl.stadsbode.preferences.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;

/** Every endpoint for every role: who may what, and what another's data look like. */
class ResidentsSecurityTests extends ServiceTest {

    private record Endpoint(
            HttpMethod method, String path, String body, int contact, int own, int others, int withoutRole) {}

    private static final String ID = "/api/v1/residents/{id}";

    private static final List<Endpoint> TABLE = List.of(
            new Endpoint(HttpMethod.GET, ID, "", 200, 200, 404, 403),
            new Endpoint(HttpMethod.GET, ID + "/history", "", 200, 200, 404, 403),
            new Endpoint(
                    HttpMethod.PUT,
                    ID + "/choices",
                    "{\"how\":\"desk\",\"choices\":[{\"topic\":\"*\",\"kind\":\"service\",\"channels\":[\"sms\"]}]}",
                    200,
                    200,
                    404,
                    403),
            new Endpoint(
                    HttpMethod.PUT, ID + "/settings", "{\"how\":\"desk\",\"language\":\"en\"}", 200, 200, 404, 403),
            new Endpoint(
                    HttpMethod.PUT,
                    ID + "/contact-points/sms",
                    "{\"how\":\"desk\",\"number\":\"06 87654321\",\"verified\":true}",
                    200,
                    200,
                    404,
                    403),
            new Endpoint(
                    HttpMethod.PUT,
                    ID + "/address",
                    "{\"how\":\"desk\",\"street\":\"Meent\",\"houseNumber\":\"1\",\"postcode\":\"3011 JM\",\"city\":\"Rotterdam\"}",
                    200,
                    403,
                    403,
                    403),
            new Endpoint(HttpMethod.DELETE, ID + "/contact-points/sms?how=desk", "", 200, 200, 404, 403),
            new Endpoint(HttpMethod.DELETE, ID + "/contact-points/letter?how=desk", "", 200, 422, 404, 403),
            new Endpoint(HttpMethod.PUT, ID, ROSA, 200, 200, 404, 403),
            new Endpoint(HttpMethod.POST, "/api/v1/residents/bulk", "{\"residents\":[]}", 200, 403, 403, 403),
            new Endpoint(HttpMethod.POST, "/api/v1/residents", ROSA, 201, 403, 403, 403),
            new Endpoint(HttpMethod.DELETE, ID, "", 204, 403, 403, 403),
            new Endpoint(HttpMethod.GET, "/api/v1/topics", "", 200, 200, 200, 200),
            new Endpoint(HttpMethod.GET, "/api/v1/dead-events", "", 403, 403, 403, 403));

    @Test
    void the_table_holds() throws Exception {
        for (Endpoint endpoint : TABLE) {
            UUID id = aResident();
            assertAnswer(endpoint, id, null, 401);
            assertAnswer(endpoint, id, resident(UUID.randomUUID()), endpoint.others);
            assertAnswer(endpoint, UUID.randomUUID(), resident(id), endpoint.others);
            assertAnswer(endpoint, id, role("caseworker", "caroline"), endpoint.withoutRole);
            assertAnswer(endpoint, id, role("editor", "eva"), endpoint.withoutRole);
            if (!endpoint.path.endsWith("dead-events")) {
                assertAnswer(endpoint, id, role("operator", "olaf"), endpoint.withoutRole);
            }
            assertAnswer(endpoint, id, role("resident", "without-claim"), endpoint.others);
            assertThat(stored(id).get("version").asLong()).isOne();
            assertAnswer(endpoint, id, resident(id), endpoint.own);
            assertAnswer(endpoint, aResident(), contact(), endpoint.contact);
        }
    }

    @Test
    void a_forgotten_resident_looks_to_others_as_if_it_never_was() throws Exception {
        UUID id = aResident();
        mvc.perform(request(HttpMethod.DELETE, ID, id).with(contact())).andExpect(status().isNoContent());

        mvc.perform(request(HttpMethod.GET, ID, id).with(resident(UUID.randomUUID())))
                .andExpect(status().isNotFound());
        mvc.perform(request(HttpMethod.GET, ID, id).with(resident(id))).andExpect(status().isGone());
    }

    @Test
    void a_residents_own_word_does_not_verify_nor_move_and_is_written_as_theirs() throws Exception {
        UUID id = aResident();

        mvc.perform(with(request(HttpMethod.PUT, ID + "/contact-points/sms", id), """
                        {"number": "06 87654321", "verified": true, "how": "register"}
                        """)
                        .with(resident(id)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sms.verified").value(false));
        mvc.perform(with(request(HttpMethod.PUT, ID, id), ROSA.replace("\"40\"", "\"41\""))
                        .with(resident(id)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].code").value("address-from-register"));
        mvc.perform(with(request(HttpMethod.PUT, ID, id), "{\"name\": \"R. de Vries\"}")
                        .with(resident(id)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.address.street").value("Coolsingel"));
        mvc.perform(request(HttpMethod.GET, ID + "/history", id).with(resident(id)))
                .andExpect(jsonPath("$.entries[0].stated.by").value("resident"))
                .andExpect(jsonPath("$.entries[0].stated.how").value("self"));
    }

    @Test
    void a_resident_has_the_name_and_salutation_that_the_register_gave() throws Exception {
        UUID id = aResident();

        for (String renamed : List.of(
                "{\"name\": \"Your bank\"}",
                "{\"name\": \"R. de Vries\", \"salutation\": \"You won\"}",
                "{\"name\": \"r. de vries\"}")) {
            mvc.perform(with(request(HttpMethod.PUT, ID, id), renamed).with(resident(id)))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.errors[0].code").value("name-from-register"));
        }
        UUID nobody = UUID.randomUUID();
        mvc.perform(with(request(HttpMethod.PUT, ID, nobody), ROSA).with(resident(nobody)))
                .andExpect(status().isUnprocessableContent());
        assertThat(stored(id).get("version").asLong()).isOne();
    }

    @Test
    void the_contact_centre_says_how_it_was_heard() throws Exception {
        UUID id = aResident();

        for (String how : List.of("", ",\"how\":\"self\"", ",\"how\":\"carrier\"", ",\"how\":\"rumour\"")) {
            mvc.perform(with(request(HttpMethod.PUT, ID + "/settings", id), "{\"language\":\"en\"" + how + "}")
                            .with(contact()))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.errors[0].field").value("how"));
        }
    }

    private void assertAnswer(Endpoint endpoint, UUID id, JwtRequestPostProcessor who, int expected) throws Exception {
        var call = endpoint.path.contains("{id}")
                ? request(endpoint.method, endpoint.path, id)
                : request(endpoint.method, endpoint.path);
        var answer = mvc.perform(
                        who == null
                                ? with(call, endpoint.body)
                                : with(call, endpoint.body).with(who))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus())
                .as("%s %s as %s", endpoint.method, endpoint.path, who)
                .isEqualTo(expected);
    }
}
