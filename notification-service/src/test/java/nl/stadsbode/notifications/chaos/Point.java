package nl.stadsbode.notifications.chaos;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two steps, at which a process may die.
 *
 * @param where such as {@code before Queue.claim: commit}
 */
record Point(Step step, String where) {

    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String OURS = "nl.stadsbode.";
    private static final String PROBES = Point.class.getPackageName() + ".Mortal";
    private static final String LIVES = Point.class.getPackageName() + ".Life";
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

    /** The place that the current thread has reached, named by the code of ours that came to it. */
    static Point here(String side, String what) {
        List<String> callers = STACK.walk(frames -> frames.filter(Point::isOfTheService)
                .map(frame -> className(frame) + "." + methodName(frame))
                .distinct()
                .toList());
        return new Point(Step.of(callers), "%s %s: %s".formatted(side, callers.getFirst(), what));
    }

    private static boolean isOfTheService(StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith(OURS)
                && !name.startsWith(PROBES)
                && !name.startsWith(LIVES)
                && !name.equals(Point.class.getName());
    }

    /** Without the proxy that Spring put around it. */
    private static String className(StackFrame frame) {
        String simple = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        int proxy = simple.indexOf("$$");
        return proxy < 0 ? simple : simple.substring(0, proxy);
    }

    private static String methodName(StackFrame frame) {
        Matcher lambda = LAMBDA.matcher(frame.getMethodName());
        return lambda.matches() ? lambda.group(1) : frame.getMethodName();
    }

    @Override
    public String toString() {
        return step + ", " + where;
    }
}
