package nl.stadsbode.preferences.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.companion.Inviting;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.resident.DescribingResidents;
import nl.stadsbode.preferences.verification.Pending;
import nl.stadsbode.preferences.verification.Verifying;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What this service itself answers to a job. */
@Component
class OwnPart {

    private static final int MOST_JOBS = 1_000;

    private record Waiting(String channel, String destination, Instant until) {}

    private record Invited(String name, String email, Instant until) {}

    private record AskedBefore(
            UUID id,
            String what,
            String state,
            String askedBy,
            @Nullable String identity,
            Instant askedAt) {}

    private final DescribingResidents residents;
    private final Verifying verifying;
    private final Inviting inviting;
    private final Jobs jobs;
    private final ProcessingLog log;
    private final PersonalData personalData;
    private final JsonMapper json;

    OwnPart(
            DescribingResidents residents,
            Verifying verifying,
            Inviting inviting,
            Jobs jobs,
            ProcessingLog log,
            PersonalData personalData,
            JsonMapper json) {
        this.residents = residents;
        this.verifying = verifying;
        this.inviting = inviting;
        this.jobs = jobs;
        this.log = log;
        this.personalData = personalData;
        this.json = json;
    }

    /** Of an export: lists of what is kept, by the name of the list. */
    Answer of(Job job) {
        Map<String, List<?>> lists = new LinkedHashMap<>(residents.everything(job.resident()));
        lists.put("waiting", waiting(job));
        lists.put(
                "invited",
                inviting.open(job.resident()).stream()
                        .map(open -> new Invited(open.name(), open.email().address(), open.expiresAt()))
                        .toList());
        lists.put(
                "asked",
                jobs.of(job.resident(), MOST_JOBS).stream()
                        .map(each -> new AskedBefore(
                                each.id(),
                                each.what().code(),
                                each.state().code(),
                                each.askedBy(),
                                each.identity(),
                                each.askedAt()))
                        .toList());
        lists.put("looked", log.at(job.resident().value(), Integer.MAX_VALUE));
        byte[] sealed = personalData.encrypt(
                json.writeValueAsBytes(lists), job.resident().toString());
        return new Answer(job.id(), job.resident(), PrivacySettings.OURSELVES, 0, true, sealed, List.of(), List.of());
    }

    /** Of a forgetting, after it. */
    Answer erased(Job job) {
        List<Job.Kept> kept = new ArrayList<>();
        kept.add(new Job.Kept("marker", 1, "not-back"));
        kept.add(new Job.Kept("receipt", jobs.of(job.resident(), MOST_JOBS).size(), "accountability"));
        kept.add(new Job.Kept("looked", log.count(job.resident().value()), "accountability"));
        return new Answer(
                job.id(),
                job.resident(),
                PrivacySettings.OURSELVES,
                0,
                true,
                null,
                List.of(
                        "name",
                        "bsn",
                        "contact-points",
                        "waiting",
                        "choices",
                        "settings",
                        "companions",
                        "history",
                        "exports"),
                kept);
    }

    private List<Waiting> waiting(Job job) {
        return Stream.of(Channel.SMS, Channel.EMAIL)
                .flatMap(channel ->
                        verifying.pending(job.resident(), channel).stream().map(pending -> waiting(channel, pending)))
                .toList();
    }

    private static Waiting waiting(Channel channel, Pending pending) {
        return new Waiting(channel.code(), pending.destination().shown(), pending.expiresAt());
    }
}
