package nl.stadsbode.notifications.texts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.stadsbode.chassis.print.PdfPrinter;
import org.jspecify.annotations.Nullable;

/** Writes a letter for a window envelope; only name, address and barcode stand in the window. */
final class LetterWriter {

    private static final Class<?>[] MODELS = {
        Letter.class,
        Addressed.class,
        Barcode.class,
        Labels.class,
        LetterMeasures.class,
        Message.class,
        Message.Part.class,
        Message.Note.class,
        Message.Detail.class
    };

    private static final double PAGE_TOP = 20; // millimetres of white above the text of each page

    private static final double BELOW_WINDOW = 4; // millimetres, as a letter may slide in its envelope

    private final TextSettings settings;
    private final Clock clock;
    private final Layout layout;
    private final PdfPrinter printer;

    LetterWriter(TextSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.layout = Layout.load(settings.location(), "letter.html", MODELS);
        this.printer = new PdfPrinter();
    }

    /** @throws IllegalArgumentException if the addressee has no address */
    Content.Letter write(Wording wording, Addressee addressee, LetterFoot foot, Explaining explaining) {
        var address = addressee.address();
        if (address == null) {
            throw new IllegalArgumentException("a letter needs an address");
        }
        var measures = settings.letter();
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        wording.put(Variable.CODE, foot.code().replace(' ', Wording.NO_BREAK_SPACE));
        wording.put(Variable.CLEAR_PAGE, foot.page());
        var html = printer.printable(layout.fill(new Letter(
                explaining == Explaining.ALONE ? Message.explaining(wording) : Message.of(wording, false),
                explaining == Explaining.NOTHING ? null : Message.howToChoose(wording),
                new Addressed(Untrusted.line(addressee.name()), address.written()),
                Kix.of(address).map(Barcode::of).orElse(null),
                wording.language().write(today),
                wording.get(Variable.CASE_REFERENCE),
                wording.get(Variable.CASE_TYPE),
                wording.caseTypeLanguage(),
                settings.visit(),
                wording.get(Variable.PHONE),
                settings.website(),
                wording.say(why(wording.update(), explaining)),
                explaining == Explaining.NOTHING ? wording.say(Sentence.LETTER_CHANGE) : "",
                wording.say(Sentence.LETTER_UNSIGNED),
                wording.say(Sentence.LETTER_CLEAR),
                wording.get(Variable.CODE),
                Labels.of(wording),
                measures,
                PAGE_TOP,
                measures.addressTop() - PAGE_TOP,
                measures.windowBottom() + BELOW_WINDOW - PAGE_TOP,
                measures.foldGaps(PAGE_TOP),
                addressee.largePrint() ? measures.largePrint() : measures.print(),
                addressee.largePrint(),
                addressee.easyFont())));
        var printed = printer.print(html);
        return new Content.Letter(
                printed.pdf(),
                printed.pages(),
                html,
                foot.code(),
                layout.version(explaining == Explaining.ALONE ? wording.commonVersion() : wording.textVersion()));
    }

    private static Sentence why(StatusUpdate update, Explaining explaining) {
        return explaining == Explaining.ALONE
                ? Sentence.LETTER_WHY_FIRST
                : update.official() ? Sentence.LETTER_WHY_OFFICIAL : Sentence.LETTER_WHY_SERVICE;
    }

    /** @param size of the text in points */
    record Letter(
            Message message,
            Message.@Nullable Part howToChoose,
            Addressed addressed,
            @Nullable Barcode barcode,
            String date,
            String reference,
            String caseType,
            @Nullable String caseTypeLang,
            List<String> visit,
            String phone,
            String website,
            String why,
            String change,
            String unsigned,
            String clear,
            String code,
            Labels labels,
            LetterMeasures measures,
            double pageTop,
            double addressTopOnPage,
            double topHeight,
            List<Double> folds,
            double size,
            boolean large,
            boolean easyFont) {}

    record Addressed(String addresseeName, List<String> addressLines) {}

    record Barcode(String image, double barcodeWidth, double barcodeHeight) {
        static Barcode of(Kix kix) {
            return new Barcode(kix.image(), kix.widthMillimetres(), kix.heightMillimetres());
        }
    }

    record Labels(
            String dateLabel,
            String referenceLabel,
            String subjectLabel,
            String phoneLabel,
            String visitLabel,
            String pageLabel,
            String pageOfLabel,
            String codeLabel,
            String barcodeLabel) {

        static Labels of(Wording wording) {
            return new Labels(
                    wording.say(Sentence.LETTER_DATE),
                    wording.say(Sentence.LETTER_REFERENCE),
                    wording.say(Sentence.LETTER_SUBJECT),
                    wording.say(Sentence.LETTER_PHONE),
                    wording.say(Sentence.LETTER_VISIT),
                    wording.say(Sentence.LETTER_PAGE),
                    wording.say(Sentence.LETTER_PAGE_OF),
                    wording.say(Sentence.LETTER_CODE),
                    wording.say(Sentence.LETTER_BARCODE));
        }
    }
}
