package nl.stadsbode.deploy.postroom.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.stadsbode.deploy.postroom.Content;
import org.springframework.stereotype.Component;

/** First pages as pictures; drawn one at a time, the last few remembered. */
@Component
public class LetterPreviews {

    private static final int REMEMBERED = 32;

    private final Map<Path, byte[]> drawn = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @return the first page as PNG */
    public synchronized byte[] firstPage(Content.Letter letter) throws IOException {
        var known = drawn.get(letter.pdf());
        if (known != null) {
            return known;
        }
        var page = LetterPdf.firstPage(letter.pdf());
        drawn.put(letter.pdf(), page);
        return page;
    }
}
