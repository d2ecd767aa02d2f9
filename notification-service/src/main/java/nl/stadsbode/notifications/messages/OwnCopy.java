package nl.stadsbode.notifications.messages;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.page.FontOfReader;
import nl.stadsbode.chassis.page.Moments;
import nl.stadsbode.notifications.texts.Document;
import nl.stadsbode.notifications.texts.Documents;
import nl.stadsbode.notifications.texts.TextSettings;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A copy to keep: what was told, when, by which channel, and what became of it. */
@Component
class OwnCopy {

    private final OwnText text;
    private final OwnWords words;
    private final Documents documents;
    private final TextSettings texts;
    private final Moments moments;
    private final FontOfReader fonts;
    private final Clock clock;

    OwnCopy(
            OwnText text,
            OwnWords words,
            Documents documents,
            TextSettings texts,
            Moments moments,
            FontOfReader fonts,
            Clock clock) {
        this.text = text;
        this.words = words;
        this.documents = documents;
        this.texts = texts;
        this.moments = moments;
        this.fonts = fonts;
        this.clock = clock;
    }

    /** @return a PDF in the reader's language and font */
    byte[] of(OwnMessage message, UUID reader) {
        List<Document.Section> sections = new ArrayList<>();
        sections.add(new Document.Section(
                words.word("own.copy.about"),
                List.of(
                        fact("own.copy.case", message.caseType()),
                        fact("own.copy.reference", message.caseReference()),
                        fact("own.copy.status", message.status()),
                        fact("own.copy.announced", moments.full(message.announcedAt())),
                        fact("own.copy.kind", words.word(message.official() ? "own.official" : "own.service")),
                        fact("own.copy.why", words.why(message))),
                List.of()));
        message.sent().forEach(sent -> sections.add(section(sent)));
        return documents.print(new Document(
                LocaleContextHolder.getLocale().getLanguage(),
                fonts.isEasy(reader),
                words.word("own.copy.sender", texts.municipality()),
                words.word("own.copy.title"),
                List.of(words.word("own.copy.intro", moments.full(clock.instant()))),
                sections));
    }

    private Document.Section section(OwnMessage.Sent sent) {
        return new Document.Section(
                words.channel(sent.channel()),
                List.of(
                        fact("own.copy.planned", moments.full(sent.plannedAt())),
                        fact("own.copy.sent", sent.sentAt() == null ? "–" : moments.full(sent.sentAt())),
                        fact("own.copy.became", words.became(sent))),
                text.words(sent).map(OwnText.Words::lines).orElse(List.of()));
    }

    private Document.Fact fact(String term, String value) {
        return new Document.Fact(words.word(term), value);
    }
}
