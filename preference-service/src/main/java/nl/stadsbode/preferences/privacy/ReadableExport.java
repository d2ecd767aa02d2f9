package nl.stadsbode.preferences.privacy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.stadsbode.chassis.page.FontOfReader;
import nl.stadsbode.chassis.page.Moments;
import nl.stadsbode.chassis.page.PageLanguages;
import nl.stadsbode.chassis.print.PdfPrinter;
import nl.stadsbode.preferences.topic.Topics;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import tools.jackson.databind.JsonNode;

/**
 * An export as one reads it: a PDF with a heading a list, and a line for every fact, named in the reader's language. What
 * nobody can read, such as the bytes of a letter, is in the JSON alone.
 */
@Component
class ReadableExport {

    /** @param depth 0 for a fact of the item itself, 1 for what is in one of its lists, and so on */
    record Line(int depth, String term, String value) {}

    record Section(String heading, List<List<Line>> items) {}

    private static final int LONGEST = 20_000;
    private static final Pattern CODE = Pattern.compile("[a-z][A-Za-z-]{1,40}");

    private final Export export;
    private final SpringTemplateEngine templates;
    private final PdfPrinter printer = new PdfPrinter();
    private final MessageSource messages;
    private final Moments moments;
    private final PageLanguages languages;
    private final FontOfReader fonts;
    private final Topics topics;

    ReadableExport(
            Export export,
            SpringTemplateEngine templates,
            MessageSource messages,
            Moments moments,
            PageLanguages languages,
            FontOfReader fonts,
            Topics topics) {
        this.export = export;
        this.templates = templates;
        this.messages = messages;
        this.moments = moments;
        this.languages = languages;
        this.fonts = fonts;
        this.topics = topics;
    }

    /** @return a PDF in the reader's language */
    byte[] pdf(Job job, Locale language) {
        return pdf(job, language, List.of());
    }

    /** @param addressee lines of the address that shows in a window envelope; empty: it is handed over */
    byte[] pdf(Job job, Locale language, List<String> addressee) {
        LocaleContext readersOwn = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language);
        try {
            Context context = new Context(language);
            context.setVariable("sections", sections(export.of(job).path("services")));
            context.setVariable("asked", moments.full(job.askedAt()));
            context.setVariable("addressee", addressee);
            context.setVariable("language", languages.of(language));
            context.setVariable("easy", fonts.isEasy(job.resident().value()));
            context.setVariable("lacking", false);
            String whole = templates.process("privacy/export", context);
            if (printer.lacks(whole)) {
                context.setVariable("lacking", true);
                whole = templates.process("privacy/export", context);
            }
            return printer.print(printer.printable(whole)).pdf();
        } finally {
            LocaleContextHolder.setLocaleContext(readersOwn);
        }
    }

    private List<Section> sections(JsonNode services) {
        List<Section> sections = new ArrayList<>();
        services.properties()
                .forEach(service -> service.getValue().properties().forEach(list -> {
                    List<List<Line>> items = new ArrayList<>();
                    list.getValue().forEach(item -> items.add(lines(item)));
                    sections.add(new Section(word("export.list." + list.getKey(), list.getKey()), items));
                }));
        return sections;
    }

    private List<Line> lines(JsonNode item) {
        List<Line> lines = new ArrayList<>();
        item.properties().forEach(field -> add(lines, 0, field));
        return lines;
    }

    private void add(List<Line> lines, int depth, Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        String term = word("export.fact." + field.getKey(), field.getKey());
        if (value.isObject()) {
            lines.add(new Line(depth, term, ""));
            value.properties().forEach(inner -> add(lines, depth + 1, inner));
        } else if (value.isArray() && value.valueStream().anyMatch(JsonNode::isObject)) {
            value.forEach(inner -> add(lines, depth, Map.entry(field.getKey(), inner)));
        } else if (value.isArray()) {
            lines.add(new Line(
                    depth,
                    term,
                    String.join(
                            ", ",
                            value.valueStream()
                                    .map(one -> written(field.getKey(), one))
                                    .toList())));
        } else if (!value.isNull()) {
            lines.add(new Line(depth, term, written(field.getKey(), value)));
        }
    }

    private String written(String fact, JsonNode value) {
        if (value.isBoolean()) {
            return word(value.booleanValue() ? "yes" : "no", value.asString());
        }
        String text = value.asString();
        return switch (fact) {
            case "language" -> languages.name(text);
            case "topic" -> topic(text);
            default -> written(text);
        };
    }

    private String topic(String code) {
        return Objects.requireNonNullElseGet(
                topics.name(code, locale().getLanguage()), () -> word("desk.choices.any", code));
    }

    private String written(String text) {
        if (text.length() > LONGEST) {
            return word("export.inTheJson", "");
        }
        if (CODE.matcher(text).matches()) {
            return word("export.value." + text, text);
        }
        try {
            return moments.full(Instant.parse(text));
        } catch (DateTimeException noMoment) {
            return text;
        }
    }

    private String word(String key, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale()), otherwise);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
