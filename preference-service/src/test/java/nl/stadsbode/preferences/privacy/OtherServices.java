package nl.stadsbode.preferences.privacy;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.events.Envelope;
import nl.stadsbode.chassis.testing.RealServers;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Answers as the other services do. */
record OtherServices(JsonMapper json, PersonalData personalData) {

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", RealServers.started().brokers()),
            new StringSerializer(),
            new ByteArraySerializer());

    void give(String service, UUID job, UUID resident, int page, boolean last, Object content) {
        byte[] sealed = personalData.encrypt(json.writeValueAsBytes(content), resident.toString());
        answer(
                service,
                resident,
                Map.of(
                        "jobId", job,
                        "residentId", resident,
                        "what", "export",
                        "service", service,
                        "page", page,
                        "last", last,
                        "content", Base64.getEncoder().encodeToString(sealed)));
    }

    void erased(String service, UUID job, UUID resident, Object erased, Object kept) {
        answer(
                service,
                resident,
                Map.of(
                        "jobId", job,
                        "residentId", resident,
                        "what", "forgetting",
                        "service", service,
                        "page", 0,
                        "last", true,
                        "erased", erased,
                        "kept", kept));
    }

    private void answer(String service, UUID resident, Map<String, Object> data) {
        Envelope envelope = new Envelope(
                UUID.randomUUID(),
                "urn:nld:oin:00000001823288444000:systeem:" + service,
                "nl.overheid.inwoners.privacyverzoek-beantwoord",
                resident.toString(),
                Instant.parse("2026-11-23T12:00:00Z"),
                1,
                "http://localhost/contracts/privacy-answered.schema.json",
                null);
        PRODUCER.send(new ProducerRecord<>(
                "privacy-answered",
                null,
                null,
                resident.toString(),
                json.writeValueAsBytes(data),
                envelope.toHeaders()));
        PRODUCER.flush();
    }
}
