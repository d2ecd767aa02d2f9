package nl.stadsbode.deploy.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that signs tokens, kept in a file: a token outlives a restart of this provider. */
@Configuration(proxyBeanMethods = false)
class SigningKey {

    private static final int KEY_BITS = 2048;

    @Bean
    JWKSource<SecurityContext> signingKeys(IdentitySettings settings)
            throws IOException, ParseException, JOSEException {
        return new ImmutableJWKSet<>(new JWKSet(keptIn(settings.signingKey())));
    }

    static RSAKey keptIn(Path file) throws IOException, ParseException, JOSEException {
        if (Files.notExists(file)) {
            RSAKey made = new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
            write(made.toJSONString(), file.toAbsolutePath());
        }
        return RSAKey.parse(Files.readString(file));
    }

    /** Written beside the file and then renamed: a crash leaves no half key. */
    private static void write(String key, Path file) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling("").toAbsolutePath());
        Path unfinished = Files.createTempFile(
                folder,
                "signing-key",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, key);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
