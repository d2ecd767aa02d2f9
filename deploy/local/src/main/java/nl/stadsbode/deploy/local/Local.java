package nl.stadsbode.deploy.local;

import java.util.Arrays;
import java.util.List;

/** What {@code deploy/up}, {@code deploy/down}, {@code deploy/status} and {@code deploy/keys} call; those scripts check what people type. */
final class Local {

    private Local() {}

    public static void main(String[] arguments) throws InterruptedException {
        String command = arguments.length == 0 ? "" : arguments[0];
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try {
            int status = switch (command) {
                case "up" -> Up.run(Arguments.of(rest));
                case "down" -> Down.run(Arguments.of(rest));
                case "status" -> Status.run(Arguments.of(rest));
                case "keys" -> Keys.run(rest);
                default -> throw new StackFailure("Usage: up | down | status | keys, with --data FOLDER");
            };
            System.exit(status);
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
