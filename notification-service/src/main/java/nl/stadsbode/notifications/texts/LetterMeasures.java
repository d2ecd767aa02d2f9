package nl.stadsbode.notifications.texts;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The measures of an A4 letter in a window envelope (NEN 1026), in millimetres from the sheet's top left corner.
 *
 * @param windowLeft where the window begins; default 33 mm
 * @param windowWidth default 83 mm
 * @param windowBottom what the letter is about begins below it; default 90 mm
 * @param addressTop where the first address line stands; default 59 mm
 * @param foldMarks heights of the marks to fold at; default 108 and 148 mm
 * @param print size of the text in points; default 11 pt
 * @param largePrint size of the text in points for who asked for large print; default 16 pt, and never less
 */
public record LetterMeasures(
        @Positive @DefaultValue("33") double windowLeft,
        @Positive @DefaultValue("83") double windowWidth,
        @Positive @DefaultValue("90") double windowBottom,
        @Positive @DefaultValue("59") double addressTop,
        @DefaultValue({"108", "148"}) List<Double> foldMarks,
        @DecimalMin("9") @DefaultValue("11") double print,
        @DecimalMin("16") @DefaultValue("16") double largePrint) {

    /** The distances from this height to the first mark, from there to the second, and so on. */
    List<Double> foldGaps(double from) {
        var gaps = new ArrayList<Double>();
        var above = from;
        for (var mark : foldMarks) {
            gaps.add(mark - above);
            above = mark;
        }
        return gaps;
    }
}
