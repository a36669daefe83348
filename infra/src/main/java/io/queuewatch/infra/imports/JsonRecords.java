package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;

/**
 * The records of a JSON file. Of objects one after the other a broken one is left out and reading
 * goes on at the next line that begins with one; in a list nobody can tell where the next begins,
 * so the rest of the file is left out with it, and the reason says so.
 */
final class JsonRecords implements Records {

    // What is behind the end of a broken record is still wanted.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final TextFile file;
    private final Set<String> lists;
    private final Function<JsonFields, Conversion> converter;
    private final JsonText text;
    private JsonParser parser;
    private long parsedFrom;
    private boolean inList;
    private boolean resume;
    private boolean over;

    private JsonNode record;
    private String written;
    private RowException broken;

    /**
     * @param lists the names of fields that hold records where an object is a page of them
     * @param converter of one record
     */
    JsonRecords(TextFile file, Set<String> lists, Function<JsonFields, Conversion> converter)
            throws IOException {
        this.file = file;
        this.lists = lists;
        this.converter = converter;
        this.text = new JsonText(file.reader());
        file.reader().mark(1);
        if (file.reader().read() != BYTE_ORDER_MARK) {
            file.reader().reset();
        }
        parse();
    }

    @Override
    public boolean next() throws IOException {
        record = null;
        broken = null;
        if (over || (resume && !text.toNextObject())) {
            return false;
        }
        try {
            if (resume) {
                parse();
            }
            over = !advance();
        } catch (JsonProcessingException e) {
            recover(e);
        }
        return record != null || broken != null;
    }

    @Override
    public Conversion convert() {
        if (broken != null) {
            throw broken;
        }
        if (!record.isObject()) {
            throw new RowException("no JSON object", "this is no JSON object");
        }
        return converter.apply(new JsonFields(record));
    }

    @Override
    public long line() {
        return text.line();
    }

    @Override
    public String text() {
        return written;
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void parse() throws IOException {
        parsedFrom = text.position();
        parser = JSON.createParser(text);
        inList = false;
        resume = false;
    }

    /** Parses up to the end of the next record; false where there is none. */
    private boolean advance() throws IOException {
        text.begin(parsedFrom + parser.currentLocation().getCharOffset());
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_ARRAY -> inList = true;
                case END_ARRAY -> inList = false;
                case END_OBJECT -> {}
                case FIELD_NAME -> besideList();
                case START_OBJECT -> {
                    begin();
                    record = object();
                }
                default -> {
                    begin();
                    record = JSON.readTree(parser);
                }
            }
            if (record != null) {
                written = text.until(parsedFrom + parser.currentLocation().getCharOffset());
                return true;
            }
        }
        return false;
    }

    private void begin() {
        text.begin(parsedFrom + parser.currentTokenLocation().getCharOffset());
    }

    /** The object that begins here, or null where it holds a list of records, which is entered. */
    private ObjectNode object() throws IOException {
        ObjectNode object = JSON.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (beginsList(name)) {
                return null;
            }
            object.set(name, JSON.readTree(parser));
        }
        return object;
    }

    private void besideList() throws IOException {
        if (!beginsList(parser.currentName())) {
            parser.skipChildren();
        }
    }

    private boolean beginsList(String name) throws IOException {
        boolean begins = parser.nextToken() == JsonToken.START_ARRAY && lists.contains(name);
        inList |= begins;
        return begins;
    }

    private void recover(JsonProcessingException e) throws IOException {
        String what = e.getOriginalMessage().lines().findFirst().orElse("");
        record = null;
        if (inList) {
            over = true;
            written = text.until(text.position());
            broken =
                    new RowException(
                            "no JSON, and so is what follows it in the file",
                            "this is no JSON, the rest of the file is left out: " + what);
        } else {
            resume = true;
            written = text.firstLine();
            broken = new RowException("no JSON", "this is no JSON: " + what);
        }
    }
}
