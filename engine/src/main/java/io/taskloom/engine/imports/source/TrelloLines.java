package io.taskloom.engine.imports.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A board of Trello's. Its cards, checklists and comments stand in lists of their own, so one reading notes where each begins,
 * and a card with all that is its own is read when its turn comes: in memory are places in the file, not the board.
 */
final class TrelloLines implements Lines {

    private static final List<String> COLUMNS =
            List.of("Name", "Description", "List", "Labels", "Members", "Start", "Due", "Status", "Archived");

    private final FileChannel file;
    private final JsonMapper json;
    private final int mark;
    private final FileLimits limits;
    private final Map<String, Column> lists = new HashMap<>();
    private final Map<String, String> members = new HashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<Card> cards = new ArrayList<>();
    private final Map<String, List<Long>> checklists = new HashMap<>();
    private final Map<String, List<Long>> comments = new HashMap<>();
    private final Deque<Line> waiting = new ArrayDeque<>();
    private int nextCard;
    private int lines;

    TrelloLines(Path path, FileLimits limits) throws IOException {
        this.limits = limits;
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(100)
                                .maxStringLength(4 * limits.cell())
                                .build())
                        .build())
                .build();
        this.file = FileChannel.open(path);
        try {
            InputStream start = at(0);
            this.mark = start.read() == 0xEF ? 3 : 0;
            index();
            cards.sort(
                    Comparator.comparingDouble((Card card) -> list(card.list()).position())
                            .thenComparingDouble(Card::position));
        } catch (JsonProcessingException e) {
            file.close();
            throw unreadable(e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private record Column(String name, boolean closed, double position) {}

    private record Field(String name, Map<String, String> options) {}

    private record Card(long offset, String list, double position) {}

    @Override
    public List<String> columns() {
        var columns = new ArrayList<>(COLUMNS);
        fields.values().forEach(field -> columns.add(field.name()));
        return columns;
    }

    @Override
    public @Nullable Line next() throws IOException {
        try {
            if (waiting.isEmpty() && nextCard < cards.size()) {
                read(cards.get(nextCard++));
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
        if (lines > limits.lines()) {
            throw new FileUnreadable(
                    "lines", null, "A file has at most %,d cards and checklist items.".formatted(limits.lines()));
        }
        return waiting.poll();
    }

    private static FileUnreadable unreadable(JsonProcessingException e) {
        return new FileUnreadable(
                "json",
                e.getLocation() == null ? null : e.getLocation().getLineNr(),
                "This is not the JSON that Trello exports.");
    }

    private void index() throws IOException {
        boolean board = false;
        try (JsonParser parser = json.getFactory().createParser(at(mark))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new FileUnreadable("json", 1, "This is not the JSON that Trello exports.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    board |= name.equals("cards");
                    array(parser, name);
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!board) {
            throw new FileUnreadable("json", null, "This is JSON, but no board of Trello's: it has no cards.");
        }
    }

    private void array(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                return;
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            long offset = mark + parser.currentTokenLocation().getByteOffset();
            switch (name) {
                case "lists" -> {
                    JsonNode list = json.readTree(parser);
                    bounded(lists);
                    lists.put(
                            text(list, "id"),
                            new Column(
                                    text(list, "name"),
                                    list.path("closed").asBoolean(),
                                    list.path("pos").asDouble()));
                }
                case "members" -> {
                    JsonNode member = json.readTree(parser);
                    bounded(members);
                    String full = text(member, "fullName");
                    members.put(text(member, "id"), full.isEmpty() ? text(member, "username") : full);
                }
                case "customFields" -> field(json.readTree(parser));
                case "cards" -> {
                    JsonNode card = json.readTree(parser);
                    if (cards.size() >= limits.lines()) {
                        throw new FileUnreadable(
                                "lines", null, "A board has at most %,d cards.".formatted(limits.lines()));
                    }
                    cards.add(new Card(
                            offset, text(card, "idList"), card.path("pos").asDouble()));
                }
                case "checklists" -> note(checklists, text(json.readTree(parser), "idCard"), offset);
                case "actions" -> {
                    JsonNode action = json.readTree(parser);
                    if (text(action, "type").equals("commentCard")) {
                        note(comments, action.at("/data/card/id").asText(), offset);
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void field(JsonNode node) {
        bounded(fields);
        if (fields.size() + COLUMNS.size() >= limits.columns()) {
            throw new FileUnreadable("columns", null, "A board has too many custom fields.");
        }
        var options = new HashMap<String, String>();
        node.path("options")
                .forEach(option ->
                        options.put(text(option, "id"), option.at("/value/text").asText()));
        fields.put(text(node, "id"), new Field(text(node, "name"), options));
    }

    private void note(Map<String, List<Long>> places, String card, long offset) {
        bounded(places);
        List<Long> of = places.computeIfAbsent(card, key -> new ArrayList<>(1));
        if (of.size() >= limits.lines()) {
            throw new FileUnreadable("lines", null, "A card has too many checklists or comments.");
        }
        of.add(offset);
    }

    private void bounded(Map<?, ?> map) {
        if (map.size() > limits.lines()) {
            throw new FileUnreadable("lines", null, "The board is too large.");
        }
    }

    private void read(Card place) throws IOException {
        JsonNode card = tree(place.offset());
        Column list = list(place.list());
        boolean archived = card.path("closed").asBoolean() || list.closed();
        int number = ++lines;
        List<JsonNode> items = items(text(card, "id"));
        var cells = new ArrayList<String>();
        cells.add(text(card, "name"));
        cells.add(description(card, archived ? items : List.of()));
        cells.add(list.name());
        cells.add(labels(card));
        cells.add(people(card.path("idMembers")));
        cells.add(text(card, "start"));
        cells.add(text(card, "due"));
        cells.add(card.path("dueComplete").asBoolean() ? "done" : "todo");
        cells.add(archived ? "yes" : "no");
        fields.forEach((id, field) -> cells.add(value(card, id, field)));
        cells.forEach(this::bounded);
        waiting.add(new Line(number, cells, null, said(text(card, "id"))));
        if (!archived) {
            items.forEach(item -> waiting.add(item(item, number, list.name())));
        }
    }

    /** A box to tick is a task below the card's. */
    private Line item(JsonNode item, int parent, String list) {
        String member = members.getOrDefault(text(item, "idMember"), "");
        String name = text(item, "name");
        boolean done = text(item, "state").equals("complete");
        return new Line(
                ++lines,
                List.of(name, "", list, "", member, "", text(item, "due"), done ? "done" : "todo", "no"),
                parent,
                List.of());
    }

    private List<JsonNode> items(String card) throws IOException {
        var items = new ArrayList<JsonNode>();
        for (long offset : checklists.getOrDefault(card, List.of())) {
            var own = new ArrayList<JsonNode>();
            tree(offset).path("checkItems").forEach(own::add);
            own.sort(Comparator.comparingDouble(item -> item.path("pos").asDouble()));
            items.addAll(own);
        }
        return items;
    }

    private List<String> said(String card) throws IOException {
        var said = new ArrayList<String>();
        for (long offset : comments.getOrDefault(card, List.of()).reversed()) {
            JsonNode action = tree(offset);
            String by = action.at("/memberCreator/fullName").asText();
            String day = text(action, "date");
            String text = action.at("/data/text").asText();
            bounded(text);
            if (!text.isBlank()) {
                said.add("**%s** (%s):\n\n%s"
                        .formatted(
                                by.isEmpty() ? "Somebody" : by.replaceAll("[*_\\[\\]\\\\`<>\\n]", ""),
                                day.substring(0, Math.min(10, day.length())),
                                text));
            }
        }
        return said;
    }

    /** Files stay where they are and are named here; of an archived card, its checklists as well. */
    private static String description(JsonNode card, List<JsonNode> items) {
        var text = new StringBuilder(text(card, "desc"));
        for (JsonNode item : items) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(text(item, "state").equals("complete") ? "- [x] " : "- [ ] ")
                    .append(text(item, "name"));
        }
        for (JsonNode file : card.path("attachments")) {
            String url = text(file, "url");
            if (url.startsWith("https://") || url.startsWith("http://")) {
                text.append(text.isEmpty() ? "" : "\n\n")
                        .append('<')
                        .append(url)
                        .append('>');
            }
        }
        return text.toString();
    }

    private static String labels(JsonNode card) {
        var names = new ArrayList<String>();
        card.path("labels").forEach(label -> {
            String name = text(label, "name");
            names.add(name.isBlank() ? text(label, "color") : name);
        });
        return listed(names);
    }

    private String people(JsonNode ids) {
        var names = new ArrayList<String>();
        ids.forEach(id -> names.add(members.getOrDefault(id.asText(), id.asText())));
        return listed(names);
    }

    /** A line for each, for names may have commas. */
    private static String listed(List<String> names) {
        return names.isEmpty() ? "" : String.join("\n", names) + "\n";
    }

    private static String value(JsonNode card, String id, Field field) {
        for (JsonNode item : card.path("customFieldItems")) {
            if (text(item, "idCustomField").equals(id)) {
                String option = field.options().get(text(item, "idValue"));
                return option != null
                        ? option
                        : item.path("value").properties().stream()
                                .map(each -> each.getValue().asText())
                                .findFirst()
                                .orElse("");
            }
        }
        return "";
    }

    private Column list(String id) {
        Column found = lists.get(id);
        return found == null ? new Column("", false, 0) : found;
    }

    private void bounded(String text) {
        if (text.length() > limits.cell()) {
            throw new FileUnreadable(
                    "cell", null, "A text of the board is longer than %d characters.".formatted(limits.cell()));
        }
    }

    private JsonNode tree(long offset) throws IOException {
        try (JsonParser parser = json.getFactory().createParser(at(offset))) {
            JsonNode tree = json.readTree(parser);
            return tree == null ? json.missingNode() : tree;
        }
    }

    /** Closing the parser must not close the file. */
    private InputStream at(long offset) throws IOException {
        InputStream open = Channels.newInputStream(file.position(offset));
        return new BufferedInputStream(open) {
            @Override
            public void close() {
                // The next card is read from the same file.
            }
        };
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? "" : value.asText();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
