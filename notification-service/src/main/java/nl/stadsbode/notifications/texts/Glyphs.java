package nl.stadsbode.notifications.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The characters of a font. One that it lacks would break PDF/UA (ISO 14289-1, 7.21.8) and leave a hole in the text. */
final class Glyphs {

    private static final int UNPROVEN = 0x7F; // a font for Dutch letters has all of ASCII

    private final CmapLookup lookup;

    private Glyphs(CmapLookup lookup) {
        this.lookup = lookup;
    }

    static Glyphs of(byte[] font) {
        try {
            return new Glyphs(
                    new TTFParser().parse(new RandomAccessReadBuffer(font)).getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException("not a font", e);
        }
    }

    /** Drops accents, then pictures, that the font lacks; a letter that it lacks becomes a question mark. */
    String only(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(printable, c));
        return printable.toString();
    }

    private void append(StringBuilder printable, int c) {
        if (has(c)) {
            printable.appendCodePoint(c);
            return;
        }
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> has(part) || Character.isLetterOrDigit(part))
                .map(part -> has(part) ? part : '?')
                .forEach(printable::appendCodePoint);
    }

    private boolean has(int c) {
        return c <= UNPROVEN || lookup.getGlyphId(c) != 0;
    }
}
