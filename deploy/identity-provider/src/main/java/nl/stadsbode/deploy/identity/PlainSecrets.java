package nl.stadsbode.deploy.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Compares secrets as they are, in constant time. Nothing is stored here (secrets arrive by environment, passwords
 * follow from names), so that a slow hash would protect nothing and cost each token a tenth of a second.
 */
@Component
class PlainSecrets implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence raw) {
        return raw == null ? null : raw.toString();
    }

    @Override
    public boolean matches(@Nullable CharSequence raw, @Nullable String known) {
        return raw != null && known != null && MessageDigest.isEqual(bytes(raw), bytes(known));
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
