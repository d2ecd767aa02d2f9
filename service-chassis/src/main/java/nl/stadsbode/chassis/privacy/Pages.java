package nl.stadsbode.chassis.privacy;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Gathers items in lists, and passes them on in pages that an event can carry. */
public final class Pages {

    /** Bytes of JSON an item may have; encrypted and in Base64 it is a third more. */
    public static final int LARGEST_ITEM = 600_000;

    private static final int FULL = 300_000;

    /** Where pages go. */
    @FunctionalInterface
    interface Sink {
        void take(int page, boolean last, byte[] json);
    }

    private final JsonMapper json;
    private final Sink sink;
    private ObjectNode lists;
    private int bytes;
    private int page;

    Pages(JsonMapper json, Sink sink) {
        this.json = json;
        this.sink = sink;
        this.lists = json.createObjectNode();
    }

    /**
     * @param item written as JSON
     * @throws IllegalArgumentException when it is larger than {@link #LARGEST_ITEM}
     */
    public void add(String list, Object item) {
        JsonNode node = json.valueToTree(item);
        int size = json.writeValueAsBytes(node).length;
        if (size > LARGEST_ITEM) {
            throw new IllegalArgumentException("an item of " + size + " bytes is too large for an event");
        }
        if (bytes > 0 && bytes + size > FULL) {
            flush(false);
        }
        ArrayNode known = lists.get(list) instanceof ArrayNode there ? there : lists.putArray(list);
        known.add(node);
        bytes += size;
    }

    /** Names a list, so that it is seen to be empty. */
    public void list(String name) {
        if (!lists.has(name)) {
            lists.putArray(name);
        }
    }

    void end() {
        flush(true);
    }

    private void flush(boolean last) {
        sink.take(page++, last, json.writeValueAsBytes(lists));
        lists = json.createObjectNode();
        bytes = 0;
    }
}
