package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which ports are taken, and by whom if that can be found. Uses nothing but the JDK, so that {@code deploy/up} can
 * run it from its source before anything is built.
 */
final class PortCheck {

    private PortCheck() {}

    /** Arguments: the port offset, then names of processes to check (none: all). Exits with 1 when a port is taken. */
    public static void main(String[] arguments) {
        Ports ports = new Ports(Integer.parseInt(arguments[0]));
        Set<String> only = Set.of(arguments).stream()
                .filter(argument -> !argument.equals(arguments[0]))
                .collect(Collectors.toSet());
        List<String> taken = taken(ports.all().stream()
                .filter(use -> only.isEmpty() || only.contains(use.process()))
                .toList());
        if (!taken.isEmpty()) {
            System.err.println(advice(taken));
            System.exit(1);
        }
    }

    static List<String> taken(List<Ports.Use> wanted) {
        List<String> taken = new ArrayList<>();
        for (Ports.Use use : wanted) {
            if (!isFree(use.number())) {
                String holder = PortHolder.of(use.number())
                        .map(process -> " by process " + process.pid() + process.program())
                        .orElse("");
                taken.add("Port " + use.number() + " (" + use.purpose() + ") is taken" + holder + ".");
            }
        }
        return taken;
    }

    static String advice(List<String> taken) {
        return String.join(System.lineSeparator(), taken)
                + System.lineSeparator()
                + "End what holds it, or choose other ports: deploy/up --port-offset 100";
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
