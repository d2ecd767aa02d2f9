package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KixTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "3011 ad, 40, -, NL, 3011AD40",
                "3011AD, 40, B, NL, 3011AD40XB",
                "3011AD, 40, b-2 hs, nl, 3011AD40XB2HS",
                "3011AD, 12345, toolong8, NL, 3011AD12345XTOOLON",
                "3011AD, -, -, NL, -",
                "0011AD, 40, -, NL, -",
                "3011, 40, -, NL, -",
                "3011AD, 40, -, BE, -",
                "3011AD, 123456, -, NL, -"
            })
    void holds_postcode_number_and_addition(
            String postcode, String number, String addition, String country, String code) {
        var address = new PostalAddress(List.of("Straat"), postcode, "Rotterdam", number, addition, country);

        assertThat(Kix.of(address).map(Kix::code).orElse(null)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"3011AB10X2", "9999ZZ1", "1234QX98765XABC123"})
    void its_bars_read_back_as_the_code(String code) throws IOException {
        assertThat(read(new Kix(code).image())).isEqualTo(code);
    }

    @Test
    void is_of_a_size_that_the_posts_machines_read_and_the_window_holds() {
        var longest = new Kix("3011AD12345XABCDEF");

        assertThat(longest.widthMillimetres()).isLessThan(83);
        assertThat(longest.heightMillimetres()).isBetween(4.22, 5.84);
    }

    /** Reads the four-state bars as a sorting machine does: two of four rise, two of four fall (weights 4, 2, 1, 0). */
    private static String read(String image) throws IOException {
        var png = Base64.getDecoder().decode(image.substring(image.indexOf(',') + 1));
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        var dots = picture.getHeight() / 8;
        var bars = (picture.getWidth() / dots + 1) / 2;
        var code = new StringBuilder();
        for (var first = 0; first < bars; first += 4) {
            var rising = 0;
            var falling = 0;
            for (var bar = 0; bar < 4; bar++) {
                var x = ((first + bar) * 2) * dots + dots / 2;
                var weight = new int[] {4, 2, 1, 0}[bar];
                rising += isBlack(picture.getRGB(x, dots)) ? weight : 0;
                falling += isBlack(picture.getRGB(x, 7 * dots)) ? weight : 0;
            }
            code.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt((rising - 1) * 6 + falling - 1));
        }
        return code.toString();
    }

    private static boolean isBlack(int rgb) {
        return (rgb & 0xFFFFFF) == 0;
    }
}
