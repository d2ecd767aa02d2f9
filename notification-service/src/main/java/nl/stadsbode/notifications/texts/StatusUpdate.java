package nl.stadsbode.notifications.texts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a case, as far as a text needs to know.
 *
 * @param caseTypeName the name per language code
 * @param statusName the name per language code
 * @param official the message has legal weight or a term: the text then only announces the document (Awb 3:41)
 * @param sensitive SMS, subject line and inbox preview must not tell what it is about
 * @param reactionBy the last day to react, if one is set
 * @param correction this replaces an earlier message that was wrong
 * @param late it comes out of order or long after the fact, so the text dates the status
 * @param reminder what is asked for was asked before, and there is not much time left
 * @param earlier what happened before it in the same case and is told along
 * @param note the caseworker's own words for the resident: untrusted, may hold anything
 */
public record StatusUpdate(
        String caseReference,
        String caseTypeCode,
        Map<String, String> caseTypeName,
        String statusCode,
        Map<String, String> statusName,
        boolean official,
        boolean sensitive,
        boolean reactionExpected,
        @Nullable LocalDate reactionBy,
        boolean correction,
        boolean isFinal,
        LocalDate occurredOn,
        boolean late,
        boolean reminder,
        List<Earlier> earlier,
        @Nullable String note) {

    public StatusUpdate {
        caseTypeName = Map.copyOf(caseTypeName);
        statusName = Map.copyOf(statusName);
        earlier = List.copyOf(earlier);
    }

    /** @param statusName the name per language code */
    public record Earlier(String statusCode, Map<String, String> statusName, LocalDate occurredOn) {}

    /** Each with its day, in one line. */
    String earlier(Language language) {
        return earlier.stream()
                .map(each -> inLanguage(each.statusName(), language, each.statusCode()) + " ("
                        + language.write(each.occurredOn()) + ")")
                .collect(Collectors.joining(", "));
    }

    String caseTypeName(Language language) {
        return inLanguage(caseTypeName, language, caseTypeCode);
    }

    String statusName(Language language) {
        return inLanguage(statusName, language, statusCode);
    }

    private static String inLanguage(Map<String, String> names, Language language, String code) {
        var name = names.getOrDefault(language.code(), names.get(Language.NL.code()));
        return Untrusted.line(name == null ? code : name);
    }

    @Override
    public String toString() {
        return "StatusUpdate[" + caseTypeCode + " " + statusCode + "]"; // never the note
    }
}
