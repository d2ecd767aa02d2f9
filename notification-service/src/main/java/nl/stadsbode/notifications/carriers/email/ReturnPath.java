package nl.stadsbode.notifications.carriers.email;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A return address a delivery (VERP): whatever comes back names its delivery, whoever wrote it. Its seal, the first 80
 * bits of an HMAC, keeps others from making one: with it they could tell of any delivery that it bounced.
 */
final class ReturnPath {

    private static final String PREFIX = "bounce+";
    private static final String HMAC = "HmacSHA256";
    private static final int SEAL_OCTETS = 10;
    /** 64 characters with the prefix: as many as may stand before the @ (RFC 5321, 4.5.3.1.1). */
    private static final Pattern SEALED =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-([0-9a-f]{20})");

    private final String domain;
    private final SecretKeySpec secret;

    /** @param secret shared by all instances, and by nobody else */
    ReturnPath(String domain, byte[] secret) {
        this.domain = domain;
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    String of(UUID deliveryId) {
        return PREFIX + deliveryId + "-" + seal(deliveryId) + "@" + domain;
    }

    /** The delivery this address is for; null when it is no address of ours. */
    @Nullable
    UUID deliveryId(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        var end = "@" + domain.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(PREFIX) || !lower.endsWith(end)) {
            return null;
        }
        var sealed = SEALED.matcher(lower.substring(PREFIX.length(), lower.length() - end.length()));
        if (!sealed.matches()) {
            return null;
        }
        var id = UUID.fromString(sealed.group(1));
        return MessageDigest.isEqual(sealed.group(2).getBytes(US_ASCII), seal(id).getBytes(US_ASCII)) ? id : null;
    }

    private String seal(UUID deliveryId) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(deliveryId.toString().getBytes(US_ASCII)), 0, SEAL_OCTETS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
