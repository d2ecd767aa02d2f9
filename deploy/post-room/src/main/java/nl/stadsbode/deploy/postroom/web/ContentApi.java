package nl.stadsbode.deploy.postroom.web;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import nl.stadsbode.deploy.postroom.Content;
import nl.stadsbode.deploy.postroom.Message;
import nl.stadsbode.deploy.postroom.Messages;
import nl.stadsbode.deploy.postroom.email.ReceivedMail;
import nl.stadsbode.deploy.postroom.letter.LetterPreviews;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The parts of a message that are no JSON: a letter's PDF and picture, a mail's HTML. */
@RestController
@RequestMapping("/api/messages/{id:\\d{1,18}}")
class ContentApi {

    /** Short: numbers begin anew when the post room does. */
    private static final CacheControl PREVIEW_CACHE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate();

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Messages messages;
    private final LetterPreviews previews;

    ContentApi(Messages messages, LetterPreviews previews) {
        this.messages = messages;
        this.previews = previews;
    }

    @GetMapping("/letter.pdf")
    ResponseEntity<Resource> pdf(@PathVariable long id) {
        return letter(id)
                .<ResponseEntity<Resource>>map(letter -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .body(new FileSystemResource(letter.pdf())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/first-page.png")
    ResponseEntity<byte[]> firstPage(@PathVariable long id) throws IOException {
        var letter = letter(id);
        return letter.isEmpty()
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(PREVIEW_CACHE)
                        .body(previews.firstPage(letter.get()));
    }

    /** The HTML of a stranger: {@link SecurityHeaders} sees to it that nothing in it runs or loads. */
    @GetMapping("/mail.html")
    ResponseEntity<String> mailHtml(@PathVariable long id) {
        return content(id, Content.Email.class)
                .map(email -> ResponseEntity.ok()
                        .contentType(HTML)
                        .body(ReceivedMail.of(email).html()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<Content.Letter> letter(long id) {
        return content(id, Content.Letter.class).filter(letter -> Files.isRegularFile(letter.pdf()));
    }

    private <T extends Content> Optional<T> content(long id, Class<T> kind) {
        return messages.find(id)
                .flatMap(Message::content)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
