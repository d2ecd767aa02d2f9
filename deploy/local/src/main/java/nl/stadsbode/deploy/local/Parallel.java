package nl.stadsbode.deploy.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the same with several things at once. */
final class Parallel {

    private Parallel() {}

    /** Returns when all are done; throws the first failure after the others ended or were interrupted. */
    static <T> void forEach(List<T> things, Consumer<T> action) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> pending = new ArrayList<>();
            things.forEach(thing -> pending.add(threads.submit(() -> {
                try {
                    action.accept(thing);
                } catch (RuntimeException e) {
                    threads.shutdownNow();
                    throw e;
                }
            })));
            RuntimeException first = null;
            for (Future<?> each : pending) {
                RuntimeException failure = failureOf(each);
                first = worse(first, failure);
            }
            if (first != null) {
                throw first;
            }
        }
    }

    private static @Nullable RuntimeException failureOf(Future<?> pending) {
        try {
            pending.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StackFailure("Interrupted.", e);
        }
    }

    /** A failure that stems from interrupting the others tells less than the one that led to it. */
    private static @Nullable RuntimeException worse(@Nullable RuntimeException one, @Nullable RuntimeException other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.getCause() instanceof InterruptedException ? other : one;
    }
}
