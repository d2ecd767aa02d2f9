package nl.stadsbode.chassis.encryption;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/**
 * The library of a hardware security module, as this process has it loaded. Once the module was away, it may stay so for the
 * library until that begins anew, which Java's provider never makes it do (PKCS#11, 5.4: C_Finalize and C_Initialize).
 */
final class HsmLibrary {

    private static final FunctionDescriptor TAKES_A_POINTER =
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
    /** CK_C_INITIALIZE_ARGS: four functions, flags, and what is reserved. */
    private static final long ARGUMENTS = 48;

    private static final long FLAGS = 32;
    private static final long CKF_OS_LOCKING_OK = 2;

    private HsmLibrary() {}

    /** Whoever uses the module in this process has to sign in again. Nobody may use it meanwhile. */
    static void beginAnew(Path library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup functions = SymbolLookup.libraryLookup(library, Arena.global());
            MemorySegment ends = functions.find("C_Finalize").orElse(MemorySegment.NULL);
            MemorySegment begins = functions.find("C_Initialize").orElse(MemorySegment.NULL);
            if (!ends.equals(MemorySegment.NULL) && !begins.equals(MemorySegment.NULL)) {
                call(ends, MemorySegment.NULL);
                MemorySegment arguments = arena.allocate(ARGUMENTS, Long.BYTES);
                arguments.set(ValueLayout.JAVA_LONG, FLAGS, CKF_OS_LOCKING_OK);
                call(begins, arguments);
            }
        } catch (IllegalArgumentException notThere) {
            // Who looks for its key says so.
        }
    }

    /** What it answers is of no matter: the next use shows it. */
    private static void call(MemorySegment function, MemorySegment argument) {
        try {
            long ignored = (long) Linker.nativeLinker()
                    .downcallHandle(function, TAKES_A_POINTER)
                    .invokeExact(argument);
        } catch (Throwable broken) {
            throw new IllegalStateException("the library of the HSM cannot be called", broken);
        }
    }
}
