package io.queuewatch.pipeline.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Reads a YAML text to its end, whatever is wrong in it, so that a person learns of all mistakes at
 * once.
 */
public final class YamlMistakes {

    /** Nobody reads more at once; the others are told when these are mended. */
    private static final int MOST_TOLD = 20;

    private YamlMistakes() {}

    /**
     * The text as a value of this type, without the keys whose values do not fit it.
     *
     * @param tell is given every mistake, and the key that is left out for it
     * @return null where the text as a whole does not fit
     * @throws IOException where the text is no YAML at all; no other mistake can be seen then
     */
    public static <T> T read(
            ObjectMapper mapper,
            String text,
            Class<T> type,
            BiConsumer<JsonPointer, JsonMappingException> tell)
            throws IOException {
        checkSyntax(mapper, text);
        Set<JsonPointer> wrong = new HashSet<>();
        while (true) {
            try (JsonParser parser = new Without(mapper.createParser(text), wrong)) {
                return mapper.readValue(parser, type);
            } catch (JsonMappingException e) {
                JsonPointer key = key(e);
                tell.accept(key, e);
                if (key.matches() || !wrong.add(key)) {
                    return null;
                }
            }
        }
    }

    /** Where a mistake stands. */
    public static JsonPointer pointer(JsonMappingException e) {
        return pointer(e.getPath());
    }

    private static JsonPointer pointer(List<JsonMappingException.Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : path) {
            pointer =
                    step.getFieldName() == null
                            ? pointer.appendIndex(step.getIndex())
                            : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }

    /**
     * The innermost key around a mistake: items of lists keep their numbers, so none is left out.
     */
    private static JsonPointer key(JsonMappingException e) {
        List<JsonMappingException.Reference> path = e.getPath();
        int end = path.size();
        while (end > 0 && path.get(end - 1).getFieldName() == null) {
            end--;
        }
        return pointer(path.subList(0, end));
    }

    /**
     * Mistakes as one message: a line each, under their number where there are several.
     *
     * @param file its name, for people
     * @param mistakes in the order in which they are told; what is said twice is one
     */
    public static String told(String file, List<String> mistakes) {
        List<String> lines = mistakes.stream().distinct().toList();
        if (lines.size() == 1) {
            return lines.get(0);
        }
        int untold = lines.size() - MOST_TOLD;
        return "%s: %d mistakes%n%s%s"
                .formatted(
                        file,
                        lines.size(),
                        lines.stream()
                                .limit(MOST_TOLD)
                                .collect(Collectors.joining(System.lineSeparator())),
                        untold > 0 ? "%nand %d more".formatted(untold) : "");
    }

    private static void checkSyntax(ObjectMapper mapper, String text) throws IOException {
        try (JsonParser parser = mapper.createParser(text)) {
            JsonToken token;
            do {
                token = parser.nextToken();
            } while (token != null);
        }
    }

    /** A parser that leaves out some keys and their values. */
    private static final class Without extends JsonParserDelegate {

        private final Set<JsonPointer> keys;

        Without(JsonParser parser, Set<JsonPointer> keys) {
            super(parser);
            this.keys = keys;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            while (token == JsonToken.FIELD_NAME
                    && keys.contains(getParsingContext().pathAsPointer())) {
                super.nextToken();
                super.skipChildren();
                token = super.nextToken();
            }
            return token;
        }
    }
}
