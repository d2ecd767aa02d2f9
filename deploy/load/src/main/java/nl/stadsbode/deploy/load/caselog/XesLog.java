package nl.stadsbode.deploy.load.caselog;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A log as XES (IEEE 1849-2016): traces with events, whose attributes are elements with a key and a value. */
final class XesLog implements CaseLog {

    /** Before it the parser repeats the position. */
    private static final String WORDS = "Message: ";

    private final XMLStreamReader xml;
    private @Nullable String caseId;
    private boolean ended;

    private XesLog(XMLStreamReader xml) {
        this.xml = xml;
    }

    static XesLog of(InputStream content) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        // A log comes from elsewhere: it must not make us read other files.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(content);
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                // Comments, a document type.
            }
            if (!xml.getLocalName().equals("log")) {
                throw new UnreadableLog("This XML is no XES: its root is <" + xml.getLocalName() + ">, not <log>.");
            }
            return new XesLog(xml);
        } catch (XMLStreamException malformed) {
            throw new UnreadableLog("This XML cannot be read: " + reason(malformed));
        }
    }

    @Override
    public @Nullable Row next() {
        try {
            while (!ended && xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "trace" -> caseId = null;
                    case "event" -> {
                        return event();
                    }
                    case "string", "id" -> nameOfTrace();
                    default -> skip();
                }
            }
            return null;
        } catch (XMLStreamException malformed) {
            ended = true;
            return new Row.BrokenOff(line(malformed), reason(malformed));
        }
    }

    /** Attributes of the log itself come here as well; the next trace forgets them. */
    private void nameOfTrace() throws XMLStreamException {
        if (Names.ACTIVITY.equals(key())) {
            caseId = value();
        }
        skip();
    }

    private Row event() throws XMLStreamException {
        long line = xml.getLocation().getLineNumber();
        Map<String, String> attributes = new HashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String key = key();
            String value = value();
            if (key != null && value != null) {
                attributes.put(key, value);
            }
            skip();
        }
        return new Happening(
                        caseId,
                        attributes.get(Names.ACTIVITY),
                        attributes.get(Names.TRANSITION),
                        attributes.get(Names.TIMESTAMP))
                .at(line);
    }

    /** To the end of the element at hand, past what is nested in it. */
    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private @Nullable String key() {
        return xml.getAttributeValue(null, "key");
    }

    private @Nullable String value() {
        return xml.getAttributeValue(null, "value");
    }

    private static long line(XMLStreamException malformed) {
        return malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNumber();
    }

    private static String reason(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        int words = message.lastIndexOf(WORDS);
        return "the XML is broken here: " + (words < 0 ? message : message.substring(words + WORDS.length()));
    }

    @Override
    public CaseLog inOrderOfTime() {
        return new InOrderOfTime(this);
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException ignored) {
            // What was needed has been read.
        }
    }
}
