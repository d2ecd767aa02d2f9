package nl.stadsbode.notifications.texts;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import uk.org.okapibarcode.backend.KixCode;

/** The Dutch post's barcode (Klantindex): postcode, house number and, after an X, what is added to it: {@code 3011AB10X2}. */
record Kix(String code) {

    private static final int DOTS_PER_MODULE = 4; // every edge lies on a module, so that more dots add nothing
    private static final double MODULE_MILLIMETRES = 0.55; // width of a bar and of a gap: 23 bars an inch, 4.4 mm high
    private static final int MAX_ADDITION = 6;

    /** None for an address abroad, or one without a proper postcode or number. */
    static Optional<Kix> of(PostalAddress address) {
        var postcode = address.compactPostcode();
        var number = onlyCode(address.houseNumber());
        if (!address.isDutch() || !PostalAddress.isDutchPostcode(postcode) || !number.matches("[1-9][0-9]{0,4}")) {
            return Optional.empty();
        }
        var addition = onlyCode(address.addition());
        var kept = addition.substring(0, Math.min(addition.length(), MAX_ADDITION));
        return Optional.of(new Kix(postcode + number + (kept.isEmpty() ? "" : "X" + kept)));
    }

    private static String onlyCode(@Nullable String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }

    double widthMillimetres() {
        return symbol().getWidth() * MODULE_MILLIMETRES;
    }

    double heightMillimetres() {
        return symbol().getHeight() * MODULE_MILLIMETRES;
    }

    /** The bars as a black and white PNG in a data URI. */
    String image() {
        var symbol = symbol();
        var image = new BufferedImage(
                symbol.getWidth() * DOTS_PER_MODULE,
                symbol.getHeight() * DOTS_PER_MODULE,
                BufferedImage.TYPE_BYTE_BINARY);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.BLACK);
        for (var bar : symbol.getRectangles()) {
            pen.fillRect(dots(bar.x), dots(bar.y), dots(bar.width), dots(bar.height));
        }
        pen.dispose();
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KixCode symbol() {
        var symbol = new KixCode();
        symbol.setContent(code);
        return symbol;
    }

    private static int dots(double modules) {
        return (int) Math.round(modules * DOTS_PER_MODULE);
    }
}
