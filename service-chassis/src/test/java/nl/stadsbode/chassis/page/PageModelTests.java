package nl.stadsbode.chassis.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class PageModelTests {

    private final UUID rosa = UUID.randomUUID();

    @Test
    void a_resident_reads_in_the_font_that_was_chosen() {
        assertThat(model(rosa::equals).easyToRead(signedIn(rosa))).isTrue();
        assertThat(model(rosa::equals).easyToRead(signedIn(UUID.randomUUID()))).isFalse();
        assertThat(model(rosa::equals).easyToRead(null)).isFalse();
    }

    @Test
    void a_page_is_shown_in_the_usual_font_when_the_database_is_away() {
        PageModel away = model(resident -> {
            throw new DataAccessResourceFailureException("the database is away");
        });

        assertThat(away.easyToRead(signedIn(rosa))).isFalse();
    }

    private static PageModel model(FontOfReader font) {
        return new PageModel(
                new PageAutoConfiguration.Settings("Gemeente", "14 010", ZoneId.of("Europe/Amsterdam"), "", "", ""),
                "sample",
                new StaticListableBeanFactory(Map.of("font", font)).getBeanProvider(FontOfReader.class));
    }

    private static Authentication signedIn(UUID resident) {
        OidcIdToken token = new OidcIdToken(
                "token",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                Map.of("sub", "rosa", "resident_id", resident.toString()));
        var roles = AuthorityUtils.createAuthorityList(List.of("ROLE_resident"));
        return new OAuth2AuthenticationToken(new DefaultOidcUser(roles, token), roles, "stadsbode");
    }
}
