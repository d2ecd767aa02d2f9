package nl.stadsbode.chassis.security;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Says why somebody is not signed in, and what they can do. */
@Controller
class SignInPages {

    static final String PATH = "/sign-in";

    private final SecuritySettings settings;

    SignInPages(SecuritySettings settings) {
        this.settings = settings;
    }

    @GetMapping(PATH + "/refused/{why}")
    String refused(@PathVariable String why, Model model) {
        Refusal refusal = Refusal.of(why).orElse(Refusal.FAILED);
        model.addAttribute("refusal", refusal.code());
        model.addAttribute("again", SecurityAutoConfiguration.SIGN_IN);
        model.addAttribute("signOut", settings.endpoint(settings.endSessionPath()));
        return "chassis/sign-in-refused";
    }

    /** Here, and not yet where they signed in. */
    @GetMapping(PATH + "/ended")
    String ended() {
        return "chassis/sign-in-ended";
    }
}
