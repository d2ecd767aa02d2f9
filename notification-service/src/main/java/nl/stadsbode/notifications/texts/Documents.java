package nl.stadsbode.notifications.texts;

import nl.stadsbode.chassis.print.PdfPrinter;
import org.springframework.stereotype.Component;

/** Prints documents as PDF/UA-1. Immutable: use it from any thread. */
@Component
public class Documents {

    private final Layout layout;
    private final PdfPrinter printer = new PdfPrinter();

    Documents(TextSettings settings) {
        this.layout = Layout.load(
                settings.location(), "document.html", Document.class, Document.Section.class, Document.Fact.class);
    }

    /** @return the PDF */
    public byte[] print(Document document) {
        return printer.print(printer.printable(layout.fill(document))).pdf();
    }
}
