package nl.stadsbode.chassis.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The accessibility statement that a public body has to publish: open to everyone, linked from every page. */
@Controller
class AccessibilityPage {

    @GetMapping("/accessibility")
    String statement() {
        return "chassis/accessibility";
    }
}
