package nl.stadsbode.chassis.page;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.stadsbode.chassis.security.OwnResident;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout shows on every page: whose it is, who is signed in, and where one can go. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {

    /**
     * @param name of the person, as the identity provider gives it
     * @param roles without prefix
     */
    record SignedIn(String name, Set<String> roles) {

        public boolean is(String role) {
            return roles.contains(role);
        }
    }

    private final PageAutoConfiguration.Settings settings;
    private final String service;
    private final ObjectProvider<FontOfReader> fonts;

    PageModel(
            PageAutoConfiguration.Settings settings,
            @Value("${spring.application.name}") String service,
            ObjectProvider<FontOfReader> fonts) {
        this.settings = settings;
        this.service = service;
        this.fonts = fonts;
    }

    @ModelAttribute("pages")
    PageAutoConfiguration.Settings pages() {
        return settings;
    }

    /** Nothing is wrong, unless a page says so, or the one that led to it. */
    @ModelAttribute(Mistakes.NAME)
    Mistakes mistakes() {
        return Mistakes.NONE;
    }

    /** Which of the services this is; Thymeleaf keeps the name "application" for itself. */
    @ModelAttribute("service")
    String service() {
        return service;
    }

    /** Whether a resident who is signed in chose the font that is easier to read. */
    @ModelAttribute("easyToRead")
    boolean easyToRead(@Nullable Principal principal) {
        FontOfReader font = fonts.getIfAvailable();
        return font != null
                && principal instanceof Authentication authentication
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> "ROLE_resident".equals(authority.getAuthority()))
                && OwnResident.of(authentication)
                        .map(resident -> isEasy(font, resident))
                        .orElse(false);
    }

    /** The page that says that the database is away needs no font. */
    private static boolean isEasy(FontOfReader font, UUID resident) {
        try {
            return font.isEasy(resident);
        } catch (DataAccessException away) {
            return false;
        }
    }

    @ModelAttribute("signedIn")
    @Nullable
    SignedIn signedIn(@Nullable Principal principal) {
        if (!(principal instanceof Authentication authentication)) {
            return null;
        }
        Set<String> roles = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                .map(authority -> authority.substring("ROLE_".length()))
                .collect(Collectors.toSet());
        return new SignedIn(name(authentication), roles);
    }

    /** Empty for a resident of whom the sign-in tells no name. */
    private static String name(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof OidcUser user)) {
            return authentication.getName();
        }
        String name = user.getFullName();
        return name != null ? name : user.hasClaim("resident_id") ? "" : authentication.getName();
    }
}
