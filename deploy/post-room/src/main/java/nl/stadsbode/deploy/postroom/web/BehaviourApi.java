package nl.stadsbode.deploy.postroom.web;

import java.util.List;
import nl.stadsbode.deploy.postroom.Behaviour;
import nl.stadsbode.deploy.postroom.Behaviours;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes the carriers misbehave, and behave again: {@code /api/behaviour}. */
@RestController
@RequestMapping("/api/behaviour")
class BehaviourApi {

    private final Behaviours behaviours;

    BehaviourApi(Behaviours behaviours) {
        this.behaviours = behaviours;
    }

    @GetMapping
    List<Behaviour> now() {
        return behaviours.all();
    }

    /** @return how every carrier behaves from now on */
    @PostMapping
    List<Behaviour> change(@RequestBody Behaviour.Change change) {
        behaviours.change(change);
        return behaviours.all();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        behaviours.reset();
    }

    @ExceptionHandler
    ProblemDetail refused(IllegalArgumentException impossible) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, impossible.getMessage());
    }
}
