package nl.stadsbode.deploy.identity;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a person signs in, and the one that greets those who come here without a service. */
@Controller
class SignInPage {

    private final People people;
    private final IdentitySettings settings;

    SignInPage(People people, IdentitySettings settings) {
        this.people = people;
        this.settings = settings;
    }

    @ModelAttribute
    void everyone(Model model) {
        model.addAttribute("people", people.everyone());
    }

    /**
     * @param error present after a wrong name or password
     * @param signedOut present after signing out
     * @param user a user name to fill in beforehand; one that is not known is ignored
     */
    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(name = "error", required = false) @Nullable String error,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @RequestParam(name = "user", defaultValue = "") String user,
            Model model) {
        model.addAttribute("failed", error != null);
        model.addAttribute("signedOut", signedOut != null);
        model.addAttribute("user", people.named(user).map(Person::userName).orElse(""));
        return "sign-in";
    }

    @GetMapping("/")
    String home(Principal signedIn, Model model) {
        model.addAttribute("person", people.named(signedIn.getName()).orElseThrow());
        model.addAttribute("services", settings.pagesOrigins());
        return "home";
    }
}
