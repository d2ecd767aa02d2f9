package nl.stadsbode.deploy.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.stadsbode.deploy.local.LocalStack;
import nl.stadsbode.deploy.local.Options;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the stack when the first test asks for it, on free ports and in a folder of its own; stops it after the last. */
final class RunningTown implements ParameterResolver {

    /** A stack that does not start fails every test at once, rather than being tried for each. */
    private record Try(@Nullable Running running, @Nullable Exception failure) implements AutoCloseable {

        static Try once() {
            try {
                return new Try(Running.start(), null);
            } catch (IOException | RuntimeException failure) {
                return new Try(null, failure);
            }
        }

        Town town() {
            if (running == null) {
                throw new IllegalStateException("Stadsbode did not start", failure);
            }
            return running.town();
        }

        @Override
        public void close() throws IOException {
            if (running != null) {
                running.close();
            }
        }
    }

    record Running(LocalStack stack, Path folder, Traces traces, Town town) implements AutoCloseable {

        static Running start() throws IOException {
            return start(options -> options);
        }

        static Running start(UnaryOperator<Options> special) throws IOException {
            Path folder = Files.createTempDirectory("stadsbode-end-to-end-");
            Traces traces = new Traces();
            LocalStack stack = LocalStack.start(
                    special.apply(options(folder.resolve("data"), traces)).withFreePorts());
            return new Running(stack, folder, traces, new Town(stack, traces));
        }

        /** Waits that are minutes in earnest are seconds here. */
        static Options options(Path data, Traces traces) {
            return Options.inFolder(data)
                    .withProgress(System.out::println)
                    .withEnvironment("STADSBODE_TRACING_EXPORT", "true")
                    .withEnvironment("MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "1")
                    .withEnvironment("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", traces.endpoint())
                    .withEnvironment("STADSBODE_CASES_UNDO_TIME", "1s")
                    .withEnvironment("STADSBODE_SENDING_CLAIM_LEASE", "5s")
                    .withEnvironment("STADSBODE_SENDING_ANSWER_LEASE", "5s")
                    .withEnvironment("STADSBODE_SENDING_SMS_RECEIPT_WAIT", "10s")
                    .withEnvironment("STADSBODE_SENDING_EMAIL_RECEIPT_WAIT", "10s")
                    .withEnvironment("STADSBODE_SENDING_FIRST_RETRY", "1s")
                    .withEnvironment("STADSBODE_VERIFICATION_AGAIN", "8s")
                    .withEnvironment("STADSBODE_ENCRYPTION_REREAD", "1s")
                    .withEnvironment("STADSBODE_ENCRYPTION_WALK_EVERY", "200ms")
                    .withEnvironment("STADSBODE_FORGET_AFTER", "10s")
                    .withEnvironment("STADSBODE_RETENTION_EVERY", "5s")
                    .withEnvironment("STADSBODE_INTAKE_CATCH_UP_WITHIN", "5s");
        }

        @Override
        public void close() throws IOException {
            stack.close();
            traces.close();
            requireNothingPersonal(keptLogs());
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }

        /** For who has to find out why a test failed. */
        private Path keptLogs() throws IOException {
            Path kept = Files.createDirectories(Path.of("target", "logs"));
            try (Stream<Path> logs = Files.list(stack.data().logs())) {
                for (Path log : logs.filter(Files::isRegularFile).toList()) {
                    Files.move(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return kept;
        }

        /** After all that was done in it, whatever the tests were. */
        private void requireNothingPersonal(Path logs) throws IOException {
            requireNone("in the traces", traces.personal());
            for (String process : PersonalWords.PROCESSES) {
                Path log = logs.resolve(process + ".log");
                if (Files.exists(log)) {
                    requireNone("in the log of " + process, PersonalWords.in(Files.readString(log, ISO_8859_1)));
                }
            }
        }

        private static void requireNone(String where, List<String> found) {
            if (!found.isEmpty()) {
                throw new AssertionError(where + ": " + found);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Town.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningTown.class))
                .computeIfAbsent(Try.class, first -> Try.once(), Try.class)
                .town();
    }
}
