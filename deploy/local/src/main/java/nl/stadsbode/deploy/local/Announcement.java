package nl.stadsbode.deploy.local;

import java.util.Set;

/** What a person needs to begin: addresses, who can sign in, where the logs are, how it is stopped. */
final class Announcement {

    private Announcement() {}

    static String of(LocalStack stack, Set<String> started) {
        Endpoints at = stack.endpoints();
        StringBuilder text = new StringBuilder(1_000);
        line(text, started, Programs.CASES, "Cases", at.cases());
        line(text, started, Programs.PREFERENCES, "Residents and preferences", at.preferences());
        line(text, started, Programs.NOTIFICATIONS, "Notifications", at.notifications());
        line(text, started, Programs.POST_ROOM, "Post room: what came out", at.postRoom());
        if (started.contains(Programs.IDENTITY_PROVIDER)) {
            line(text, started, Programs.IDENTITY_PROVIDER, "Signing in", at.issuer());
            text.append("""

                      Sign in as   password          who
                      caroline     caroline-local    caseworker: changes cases
                      olaf         olaf-local        operator: watches and steers delivery
                      eva          eva-local         editor: writes the texts
                      connie       connie-local      contact centre: answers residents
                      rosa         rosa-local        resident: decides how to be told
                      sam          sam-local         another resident
                      noor         noor-local        another resident
                    """);
        }
        return text.append("\n  Logs: ")
                .append(stack.data().logs())
                .append("\n  Stop: Ctrl-C, or deploy/down. What runs: deploy/status\n")
                .toString();
    }

    private static void line(StringBuilder text, Set<String> started, String process, String what, String address) {
        if (started.contains(process)) {
            text.append("  %-28s %s%n".formatted(what, address));
        }
    }
}
