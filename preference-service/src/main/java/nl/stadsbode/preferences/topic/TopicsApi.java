package nl.stadsbode.preferences.topic;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The topics, for whoever is signed in. */
@RestController
@Tag(name = "topics")
class TopicsApi {

    record All(List<Topic> topics) {}

    private final Topics topics;

    TopicsApi(Topics topics) {
        this.topics = topics;
    }

    @GetMapping("/api/v1/topics")
    @Operation(summary = "The topics that a resident can choose for; `*` stands for all without a choice of their own")
    All all() {
        return new All(topics.all());
    }
}
