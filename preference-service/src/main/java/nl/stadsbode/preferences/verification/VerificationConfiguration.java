package nl.stadsbode.preferences.verification;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Links are open to everyone, without a session: the token is the proof, and what is not remembered needs no CSRF token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationSettings.class)
class VerificationConfiguration {

    private static final Logger log = LoggerFactory.getLogger(VerificationConfiguration.class);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(5);
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " frame-ancestors 'none'; form-action 'self'";

    @Bean
    @Order(0)
    SecurityFilterChain confirmation(HttpSecurity http) throws Exception {
        return http.securityMatcher("/confirmation/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    Tidying verificationTidying(TaskScheduler scheduler, PendingVerifications pendings, Sends sends) {
        return new Tidying(scheduler, pendings, sends);
    }

    /** Forgets what is of no use any more. */
    static final class Tidying {

        Tidying(TaskScheduler scheduler, PendingVerifications pendings, Sends sends) {
            scheduler.scheduleWithFixedDelay(
                    () -> {
                        try {
                            pendings.forgetExpired();
                            sends.forgetOld();
                        } catch (RuntimeException later) {
                            log.warn("forgetting what expired: {}", later.toString());
                        }
                    },
                    TIDY_EVERY);
        }
    }
}
