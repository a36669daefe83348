package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Checks the events of a mapping. */
final class EventsCheck {

    /** Fields of an event that have keys of their own or are made here. */
    private static final Set<String> OWN_FIELDS =
            Set.of("eventId", "eventTime", "source", "contactId", "type");

    /** What events of a channel are, by the channel's name. */
    private static final Map<String, EventRecord> CHANNELS =
            new TreeMap<>(
                    Map.of(
                            "voice", EventRecord.CALL,
                            "chat", EventRecord.CHAT,
                            "email", EventRecord.EMAIL,
                            "social", EventRecord.SOCIAL,
                            "survey", EventRecord.SURVEY));

    private static final JsonPointer EVENTS = JsonPointer.compile("/events");
    private static final JsonPointer FIELDS = JsonPointer.compile("/fields");

    private final Mapping mapping;
    private final Mistakes mistakes;
    private final BiFunction<JsonPointer, String, Expression> expressions;
    private final Set<String> known;

    /**
     * @param expressions compiles the text that stands at a key
     * @param known the names that expressions may use
     */
    EventsCheck(
            Mapping mapping,
            Mistakes mistakes,
            BiFunction<JsonPointer, String, Expression> expressions,
            Set<String> known) {
        this.mapping = mapping;
        this.mistakes = mistakes;
        this.expressions = expressions;
        this.known = known;
    }

    /** The events in the order of the mapping; what is wrong is among the mistakes. */
    List<EventTemplate> checked() {
        List<EventRecord> records = records();
        checkCommonFields(records);
        Map<String, Integer> uses = new HashMap<>();
        List<EventTemplate> events = new ArrayList<>();
        for (int i = 0; i < mapping.events().size(); i++) {
            JsonPointer key = EVENTS.appendIndex(i);
            Mapping.Event event = mapping.events().get(i);
            EventRecord record = records.get(i);
            String type = record == null ? null : type(record, key, event.type());
            int use = uses.merge(record + type, 1, Integer::sum);
            events.add(
                    new EventTemplate(
                            record,
                            use == 1 ? type : type + "-" + use,
                            type,
                            i + 1,
                            event.when() == null
                                    ? null
                                    : expressions.apply(key.appendProperty("when"), event.when()),
                            at(key, event.at()),
                            record == null ? Map.of() : fields(record, key, event)));
        }
        return events;
    }

    /** What each event is; null where its channel is wrong. */
    private List<EventRecord> records() {
        EventRecord common = record(JsonPointer.compile("/channel"), mapping.channel());
        List<EventRecord> records = new ArrayList<>();
        for (int i = 0; i < mapping.events().size(); i++) {
            String own = mapping.events().get(i).channel();
            JsonPointer key = EVENTS.appendIndex(i).appendProperty("channel");
            records.add(own == null && !mistakes.hide(key) ? common : record(key, own));
        }
        return records;
    }

    private EventRecord record(JsonPointer key, String channel) {
        if (mistakes.hide(key)) {
            return null;
        }
        EventRecord record = CHANNELS.get(channel);
        if (record == null) {
            mistakes.add(
                    key,
                    "there is no channel '%s'; right are %s"
                            .formatted(channel, String.join(", ", CHANNELS.keySet())));
        }
        return record;
    }

    private String type(EventRecord record, JsonPointer event, String given) {
        JsonPointer key = event.appendProperty("type");
        List<String> types =
                record.field("type").symbols().stream()
                        .filter(type -> !type.equals("UNKNOWN"))
                        .toList();
        if (!types.contains(given) && !mistakes.hide(key)) {
            mistakes.add(
                    key,
                    (given == null ? "this is missing: one of %s" : "'%2$s' is none of %1$s")
                            .formatted(String.join(", ", types), given));
        }
        return given;
    }

    private Expression at(JsonPointer event, String given) {
        JsonPointer key = event.appendProperty("at");
        if (given != null) {
            return expressions.apply(key, given);
        }
        if (!mistakes.hide(key)) {
            mistakes.add(event, "an event needs at: and the column with its time");
        }
        return null;
    }

    private Map<EventField, Expression> fields(
            EventRecord record, JsonPointer key, Mapping.Event event) {
        Map<EventField, Expression> fields = new LinkedHashMap<>();
        mapping.fields()
                .forEach(
                        (name, text) -> {
                            if (record.fields().containsKey(name)) {
                                addField(fields, record, FIELDS, name, text);
                            }
                        });
        JsonPointer own = key.appendProperty("fields");
        event.fields().forEach((name, text) -> addField(fields, record, own, name, text));
        return fields;
    }

    /** A field of every event must be one of some event. */
    private void checkCommonFields(List<EventRecord> records) {
        if (records.isEmpty() || records.contains(null)) {
            return;
        }
        for (String name : mapping.fields().keySet()) {
            if (records.stream().noneMatch(record -> record.fields().containsKey(name))) {
                addNoSuchField(records.get(0), FIELDS.appendProperty(name));
            }
        }
    }

    private void addField(
            Map<EventField, Expression> fields,
            EventRecord record,
            JsonPointer block,
            String name,
            String text) {
        JsonPointer key = block.appendProperty(name);
        EventField field = record.fields().get(name);
        if (field == null || OWN_FIELDS.contains(name)) {
            addNoSuchField(record, key);
            return;
        }
        // A symbol of the field's own, such as CUSTOMER, needs no quotes.
        boolean symbol = field.isEnum() && field.symbols().contains(text);
        fields.put(
                field,
                expressions.apply(key, symbol && !known.contains(text) ? "'" + text + "'" : text));
    }

    private void addNoSuchField(EventRecord record, JsonPointer key) {
        mistakes.add(
                key,
                "events have no such field to set; right are "
                        + record.fields().keySet().stream()
                                .filter(name -> !OWN_FIELDS.contains(name))
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }
}
