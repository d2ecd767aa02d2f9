package nl.stadsbode.deploy.local;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One process of a stack: which program, and the how manieth of it.
 *
 * @param number from 1; the first bears the program's own name
 */
record Instance(String program, int number) {

    /** Between the ports of one instance and those of the next. */
    private static final int PORTS_APART = 20;

    static List<Instance> of(String program, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Instance(program, number))
                .toList();
    }

    /** As it stands in the log's name and in what is told: {@code kafka-2}. */
    String name() {
        return number == 1 ? program : program + "-" + number;
    }

    Ports ports(Ports ofStack) {
        return new Ports(ofStack.offset() + (number - 1) * PORTS_APART);
    }
}
