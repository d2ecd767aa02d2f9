package nl.stadsbode.chassis.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The characters of fonts. One that they lack would break PDF/UA (ISO 14289-1, 7.21.8) and leave a hole in the text. */
public final class Glyphs {

    private static final int UNPROVEN = 0x7F; // a font for Dutch letters has all of ASCII

    private final List<CmapLookup> fonts;

    private Glyphs(List<CmapLookup> fonts) {
        this.fonts = fonts;
    }

    /** @param fonts TrueType, in the order in which characters are taken from them */
    public static Glyphs of(List<byte[]> fonts) {
        return new Glyphs(fonts.stream().map(Glyphs::lookup).toList());
    }

    private static CmapLookup lookup(byte[] font) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(font)).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("not a font", e);
        }
    }

    /** Drops accents, then pictures, that the fonts lack; a letter that they lack becomes a question mark. */
    public String only(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(printable, c));
        return printable.toString();
    }

    /** Whether there is a letter that {@link #only} makes a question mark of. */
    public boolean lacks(String text) {
        return text.codePoints()
                .filter(c -> !has(c))
                .anyMatch(c -> Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                        .codePoints()
                        .anyMatch(part -> !has(part) && Character.isLetterOrDigit(part)));
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
        return c <= UNPROVEN || fonts.stream().anyMatch(font -> font.getGlyphId(c) != 0);
    }
}
