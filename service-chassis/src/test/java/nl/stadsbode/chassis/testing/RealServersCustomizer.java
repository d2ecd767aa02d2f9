package nl.stadsbode.chassis.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Points a test's context at the real servers, and keeps what it asks its database
 * ({@link AskedQueries}) and what it does later ({@link JobsForLater}). Awaiting is patient
 * from then on: a machine that builds two modules at once needs more than ten seconds now and then.
 */
record RealServersCustomizer(List<String> topics, boolean guarded) implements ContextCustomizer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static final class Factory implements ContextCustomizerFactory {

        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            RealServersTest test = AnnotatedElementUtils.findMergedAnnotation(testClass, RealServersTest.class);
            return test == null ? null : new RealServersCustomizer(List.of(test.topics()), test.guarded());
        }
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        Awaitility.setDefaultTimeout(PATIENCE);
        RealServers servers = RealServers.started();
        Map<String, Object> settings = new HashMap<>(Map.of(
                "spring.datasource.url",
                servers.newDatabase(),
                "spring.datasource.username",
                RealServers.DATABASE_USER,
                "spring.datasource.password",
                RealServers.DATABASE_PASSWORD,
                "stadsbode.kafka",
                servers.brokers(),
                "stadsbode.security.client-secret",
                "of-the-tests",
                "stadsbode.encryption.keyset",
                servers.keyset().toString(),
                "stadsbode.encryption.reread",
                "500ms",
                "stadsbode.encryption.walk-every",
                "200ms"));
        if (guarded) {
            GuardedKafka kafka = servers.guardedKafka();
            RealServers.createTopics(topics, kafka.unguarded());
            settings.putAll(kafka.settings());
        } else {
            servers.createTopics(topics);
        }
        AskedQueries asked = new AskedQueries();
        context.getBeanFactory().registerSingleton("askedQueries", asked);
        context.getBeanFactory().addBeanPostProcessor(asked);
        JobsForLater jobs = new JobsForLater();
        context.getBeanFactory().registerSingleton("jobsForLater", jobs);
        context.getBeanFactory().addBeanPostProcessor(jobs);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("real-servers", settings));
    }
}
