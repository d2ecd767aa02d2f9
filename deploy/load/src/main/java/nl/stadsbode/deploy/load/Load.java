package nl.stadsbode.deploy.load;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import nl.stadsbode.deploy.load.stack.GaveUp;
import nl.stadsbode.deploy.load.stack.Refused;
import nl.stadsbode.deploy.load.stack.Unusable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands that play cases through a running stack. */
@Command(
        name = "load",
        description = "Plays cases through a running Stadsbode.",
        subcommands = {Demo.class, Replay.class, Bench.class, Chaos.class})
public final class Load {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and do nothing.")
    private boolean help;

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    public static void main(String[] arguments) {
        // Whatever the terminal says it can show: names and texts have more than ASCII.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Load()).setExecutionExceptionHandler((failure, command, parsed) -> switch (failure) {
            case Unusable wrong -> say(command, wrong, WRONG_USE);
            case GaveUp tired -> say(command, tired, FAILED);
            case Refused refused -> say(command, refused, FAILED);
            default -> throw failure;
        });
    }

    private static int say(CommandLine command, Exception failure, int status) {
        command.getErr().println(failure.getMessage());
        command.getErr().flush();
        return status;
    }
}
