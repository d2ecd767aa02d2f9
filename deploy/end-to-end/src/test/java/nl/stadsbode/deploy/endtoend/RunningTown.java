package nl.stadsbode.deploy.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import nl.stadsbode.deploy.local.LocalStack;
import nl.stadsbode.deploy.local.Options;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the stack when the first test asks for it, on free ports and in a folder of its own; stops it after the last. */
final class RunningTown implements ParameterResolver {

    private record Running(LocalStack stack, Path folder, Town town) implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("stadsbode-end-to-end-");
                LocalStack stack = LocalStack.start(options(folder.resolve("data")));
                return new Running(stack, folder, new Town(stack));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits that are minutes in earnest are seconds here. */
        private static Options options(Path data) {
            return Options.inFolder(data)
                    .withFreePorts()
                    .withProgress(System.out::println)
                    .withEnvironment("STADSBODE_CASES_UNDO_TIME", "1s")
                    .withEnvironment("STADSBODE_SENDING_CLAIM_LEASE", "5s")
                    .withEnvironment("STADSBODE_SENDING_ANSWER_LEASE", "5s")
                    .withEnvironment("STADSBODE_SENDING_SMS_RECEIPT_WAIT", "10s")
                    .withEnvironment("STADSBODE_SENDING_EMAIL_RECEIPT_WAIT", "10s")
                    .withEnvironment("STADSBODE_SENDING_FIRST_RETRY", "1s");
        }

        @Override
        public void close() throws IOException {
            stack.close();
            keepLogs();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }

        /** For who has to find out why a test failed. */
        private void keepLogs() throws IOException {
            Path kept = Files.createDirectories(Path.of("target", "logs"));
            try (Stream<Path> logs = Files.list(stack.data().logs())) {
                for (Path log : logs.filter(Files::isRegularFile).toList()) {
                    Files.move(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
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
                .computeIfAbsent(Running.class, first -> Running.start(), Running.class)
                .town();
    }
}
