package nl.stadsbode.notifications.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import nl.stadsbode.chassis.problem.Problem;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.Gates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Channels: whether they send, and to pause and resume them. A pause holds for all instances. */
@RestController
@RequestMapping("/api/v1/channels")
@PreAuthorize(NotificationsApi.OPERATORS)
@Tag(name = "channels")
class ChannelsApi {

    static final int LONGEST_REASON = 200;

    record Channels(List<ChannelView> channels) {}

    record PauseRequest(
            @Nullable @Size(max = LONGEST_REASON) String reason) {}

    private final ChannelStates states;
    private final Gates gates;

    ChannelsApi(ChannelStates states, Gates gates) {
        this.states = states;
        this.gates = gates;
    }

    @GetMapping
    @Operation(summary = "The channels, each open, paused, or waiting for a carrier that is away")
    Channels channels() {
        return new Channels(states.all());
    }

    @PostMapping("/{channel}/pause")
    @Operation(summary = "Hand nothing over on a channel until it is resumed; what is being handed over is finished")
    ChannelView pause(
            @PathVariable String channel,
            @Valid @RequestBody(required = false) @Nullable PauseRequest request,
            @Parameter(hidden = true) Principal caller) {
        Channel paused = channel(channel);
        String reason = request == null || request.reason() == null ? "" : request.reason();
        gates.pause(paused, caller.getName(), reason);
        return states.of(paused);
    }

    @PostMapping("/{channel}/resume")
    @Operation(summary = "Hand over again on a channel")
    ChannelView resume(@PathVariable String channel) {
        Channel resumed = channel(channel);
        gates.resume(resumed);
        return states.of(resumed);
    }

    static Channel channel(String code) {
        return Channel.of(code)
                .orElseThrow(() -> Problem.badRequest("unknown-channel", "The channels are sms, email and letter."));
    }
}
