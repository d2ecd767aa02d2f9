package nl.stadsbode.preferences.registerimport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.stadsbode.preferences.register.Bsn;
import nl.stadsbode.preferences.registerimport.Lines.Line;
import nl.stadsbode.preferences.registerimport.ReadingLines.Understood;
import nl.stadsbode.preferences.registerimport.ReadingLines.Wrong;
import org.jspecify.annotations.Nullable;

/** The lines of a file in batches. A number comes once in a batch: who is named again begins the next one. */
final class Batches implements Closeable {

    /**
     * @param messages at most one about each number
     * @param wrong lines that could not be understood
     * @param lastLine number of the last line, blank ones among them
     */
    record Batch(List<Message> messages, List<Wrong> wrong, long lastLine) {

        boolean isEmpty() {
            return lastLine == 0;
        }

        int wrongLines() {
            return wrong.size();
        }

        List<LineError> errorsAnd(List<LineError> others) {
            return Stream.concat(wrong.stream().flatMap(each -> each.errors().stream()), others.stream())
                    .toList();
        }

        /** The same, each message by itself, in the order of the file. */
        List<Batch> lineByLine() {
            List<Batch> lines = new ArrayList<>();
            long done = 0;
            for (Message message : messages) {
                lines.add(new Batch(List.of(message), wrongBetween(done, message.line()), message.line()));
                done = message.line();
            }
            lines.add(new Batch(List.of(), wrongBetween(done, Long.MAX_VALUE), lastLine));
            return lines;
        }

        private List<Wrong> wrongBetween(long after, long before) {
            return wrong.stream()
                    .filter(each -> each.line() > after && each.line() < before)
                    .toList();
        }

        /** Its messages as ones that the database refused. */
        Batch refused() {
            return new Batch(
                    List.of(),
                    Stream.concat(
                                    wrong.stream(),
                                    messages.stream()
                                            .map(message -> new Wrong(
                                                    List.of(new LineError(message.line(), "", "refused-by-database")))))
                            .toList(),
                    lastLine);
        }
    }

    private final InputStream content;
    private final Lines lines;
    private final ReadingLines reading;
    private @Nullable Line held;

    private Batches(InputStream content, Lines lines, ReadingLines reading) {
        this.content = content;
        this.lines = lines;
        this.reading = reading;
    }

    /** @param linesRead where to go on, the header among them */
    static Batches of(InputStream content, long linesRead, LocalDate today) throws IOException {
        Lines lines = new Lines(content);
        Line header = lines.next();
        String text = header == null ? null : header.text();
        Batches batches = new Batches(content, lines, new ReadingLines(Header.of(text == null ? "" : text), today));
        for (long line = 1; line < linesRead; line++) {
            lines.next();
        }
        return batches;
    }

    /** The next lines; an empty batch at the end. */
    Batch next(int atMost) throws IOException {
        List<Message> messages = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        Set<Bsn> named = new HashSet<>();
        long last = 0;
        for (int count = 0; count < atMost; count++) {
            Line line = held == null ? lines.next() : held;
            held = null;
            if (line == null) {
                break;
            }
            if (!line.isBlank()) {
                switch (reading.read(line)) {
                    case Wrong mistake -> wrong.add(mistake);
                    case Understood(Message message) -> {
                        if (!named.add(message.bsn())) {
                            held = line;
                            return new Batch(messages, wrong, last);
                        }
                        messages.add(message);
                    }
                }
            }
            last = line.number();
        }
        return new Batch(messages, wrong, last);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
