package nl.stadsbode.deploy.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one child process is run.
 *
 * @param command what follows {@code java}
 * @param environment added to that of this process
 * @param readinessAddress for {@code deploy/status}; empty when an open port says that it is ready
 */
record Program(
        String name,
        int port,
        List<String> command,
        Map<String, String> environment,
        Readiness readiness,
        String readinessAddress,
        Path log,
        Path run) {}
