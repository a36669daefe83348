package io.queuewatch.dashboards.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Words for numbers, each with its colour. Ranges have two ends: Grafana 9.3 takes none for 0. */
public final class States {

    private record Word(Double from, Double to, String text, Colour colour) {}

    private final List<Word> words;

    private States(List<Word> words) {
        this.words = words;
    }

    /** Numbers without words. */
    public static States none() {
        return new States(List.of());
    }

    /** Numbers between these two, both included where no earlier word takes them. */
    public States range(double from, double to, String text, Colour colour) {
        return with(new Word(from, to, text, colour));
    }

    /** No number at all. */
    public States missing(String text, Colour colour) {
        return with(new Word(null, null, text, colour));
    }

    ArrayNode json() {
        ArrayNode mappings = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            ObjectNode mapping = mappings.addObject();
            ObjectNode options =
                    mapping.put("type", word.from == null ? "special" : "range")
                            .putObject("options");
            if (word.from == null) {
                options.put("match", "null+nan");
            } else {
                Numbers.put(options, "from", word.from);
                Numbers.put(options, "to", word.to);
            }
            options.putObject("result")
                    .put("text", word.text)
                    .put("color", word.colour.code())
                    .put("index", i);
        }
        return mappings;
    }

    private States with(Word word) {
        List<Word> more = new ArrayList<>(words);
        more.add(word);
        return new States(List.copyOf(more));
    }
}
