package nl.stadsbode.chassis.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Says why somebody is not signed in, and what they can do. */
@Controller
class SignInPages {

    static final String PATH = "/sign-in";

    private static final String MESSAGES = "/my/messages";
    private static final String PREFERENCES = "/my";

    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();
    private final SecuritySettings settings;
    private final @Nullable URI signInAt;

    SignInPages(SecuritySettings settings, ResidentSignInSettings residents) {
        this.settings = settings;
        this.signInAt = residents.signInAt();
    }

    @GetMapping(PATH + "/refused/{why}")
    String refused(@PathVariable String why, Model model, HttpServletRequest request, HttpServletResponse response) {
        Refusal refusal = Refusal.of(why).orElse(Refusal.FAILED);
        model.addAttribute("refusal", refusal.code());
        model.addAttribute("again", again(refusal, requests.getRequest(request, response)));
        model.addAttribute("signOut", settings.endpoint(settings.endSessionPath()));
        return "chassis/sign-in-refused";
    }

    /** Where another service signs residents in, the page they wanted leads there; the identity provider would not. */
    private String again(Refusal refusal, @Nullable SavedRequest wanted) {
        if (signInAt == null) {
            return SecurityAutoConfiguration.SIGN_IN;
        }
        if (refusal == Refusal.ELSEWHERE) {
            return signInAt + PREFERENCES;
        }
        return wanted == null ? MESSAGES : wanted.getRedirectUrl();
    }

    /** Here, and not yet where they signed in. */
    @GetMapping(PATH + "/ended")
    String ended() {
        return "chassis/sign-in-ended";
    }
}
