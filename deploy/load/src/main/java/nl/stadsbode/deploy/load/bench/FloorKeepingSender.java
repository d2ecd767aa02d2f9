package nl.stadsbode.deploy.load.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keeps besides what was promised: the intent before it, the text, encrypted, each attempt, and whose turn it is. */
final class FloorKeepingSender extends FloorSender {

    private static final String INTENT = """
            update delivery set state = 'sending', attempts = attempts + 1
            where id = any (?) and claim = ? and state = 'claimed'
            """;

    private static final String KEEP = "insert into content (delivery_id, sealed) select * from unnest(?, ?)";

    private static final String RESULT = """
            with done as (
                update delivery set state = 'sent', sent_at = clock_timestamp(), claim = null, version = version + 1
                where id = any (?) and claim = ? returning id, lane, notification_id, attempts),
            turn as (update lane set head = null from done where lane.id = done.lane and lane.head = done.id),
            attempted as (
                insert into attempt (delivery_id, number, carrier, ended_at, outcome)
                select id, attempts, 'nobody', clock_timestamp(), 'sent' from done)
            insert into lifecycle_outbox (key, id, data)
            select id::text, id, convert_to(json_build_object(
                'notificationId', notification_id, 'deliveryId', id, 'eventId', lane, 'caseId', lane, 'residentId', lane,
                'channel', 'sms', 'state', 'sent', 'version', 100002, 'at', clock_timestamp())::text, 'UTF8')
            from done
            """;

    private static final int NONCE_OCTETS = 12;
    private static final int TAG_OCTETS = 16;

    private final Connection connection;
    private final byte[] text;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(random.generateSeed(32), "AES");

    FloorKeepingSender(Connection connection, Floor.Event event) {
        super(connection);
        this.connection = connection;
        this.text = textOf(event);
    }

    /** One that takes as much when it is kept as what is sent. */
    private static byte[] textOf(Floor.Event event) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(event.json());
        while (deflated(bytes(text)).length + NONCE_OCTETS + TAG_OCTETS < event.octetsKept()) {
            text.append(HexFormat.of().toHexDigits(random.nextInt()));
        }
        return bytes(text);
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void finish(List<UUID> claimed, UUID token) throws SQLException {
        connection.setAutoCommit(false);
        update(INTENT, claimed, token);
        keep(claimed);
        connection.commit();
        update(RESULT, claimed, token);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void keep(List<UUID> claimed) throws SQLException {
        byte[][] sealed = claimed.stream().map(this::seal).toArray(byte[][]::new);
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setArray(1, connection.createArrayOf("uuid", claimed.toArray()));
            keep.setArray(2, connection.createArrayOf("bytea", sealed));
            keep.executeUpdate();
        }
    }

    private byte[] seal(UUID delivery) {
        try {
            byte[] nonce = new byte[NONCE_OCTETS];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_OCTETS * Byte.SIZE, nonce));
            cipher.updateAAD(delivery.toString().getBytes(StandardCharsets.US_ASCII));
            byte[] encrypted = cipher.doFinal(deflated(text));
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException failed) {
            throw new Measuring.Failed("encrypting by hand", failed);
        }
    }

    private static byte[] deflated(byte[] text) {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes, fast)) {
            deflater.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }
}
