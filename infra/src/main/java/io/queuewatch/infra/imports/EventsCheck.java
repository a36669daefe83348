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

    private final Mapping mapping;
    private final Places places;
    private final BiFunction<JsonPointer, String, Expression> expressions;
    private final Set<String> known;

    /**
     * @param expressions compiles the text that stands at a key
     * @param known the names that expressions may use
     */
    EventsCheck(
            Mapping mapping,
            Places places,
            BiFunction<JsonPointer, String, Expression> expressions,
            Set<String> known) {
        this.mapping = mapping;
        this.places = places;
        this.expressions = expressions;
        this.known = known;
    }

    /**
     * The events in the order of the mapping.
     *
     * @throws MappingException where one is wrong
     */
    List<EventTemplate> checked() {
        List<EventRecord> records = records();
        checkCommonFields(records);
        Map<String, Integer> uses = new HashMap<>();
        List<EventTemplate> events = new ArrayList<>();
        for (int i = 0; i < mapping.events().size(); i++) {
            JsonPointer key = JsonPointer.compile("/events").appendIndex(i);
            Mapping.Event event = mapping.events().get(i);
            EventRecord record = records.get(i);
            String type = type(record, key.appendProperty("type"), event.type());
            int use = uses.merge(record + type, 1, Integer::sum);
            if (event.at() == null) {
                throw places.wrong(key, "an event needs at: and the column with its time");
            }
            events.add(
                    new EventTemplate(
                            record,
                            use == 1 ? type : type + "-" + use,
                            type,
                            i + 1,
                            event.when() == null
                                    ? null
                                    : expressions.apply(key.appendProperty("when"), event.when()),
                            expressions.apply(key.appendProperty("at"), event.at()),
                            fields(record, key, event)));
        }
        return events;
    }

    private List<EventRecord> records() {
        EventRecord common = record(JsonPointer.compile("/channel"), mapping.channel());
        List<EventRecord> records = new ArrayList<>();
        for (int i = 0; i < mapping.events().size(); i++) {
            String own = mapping.events().get(i).channel();
            JsonPointer key =
                    JsonPointer.compile("/events").appendIndex(i).appendProperty("channel");
            records.add(own == null ? common : record(key, own));
        }
        return records;
    }

    private EventRecord record(JsonPointer key, String channel) {
        EventRecord record = CHANNELS.get(channel);
        if (record == null) {
            throw places.wrong(
                    key,
                    "there is no channel '%s'; right are %s"
                            .formatted(channel, String.join(", ", CHANNELS.keySet())));
        }
        return record;
    }

    private String type(EventRecord record, JsonPointer key, String given) {
        List<String> types =
                record.field("type").symbols().stream()
                        .filter(type -> !type.equals("UNKNOWN"))
                        .toList();
        if (!types.contains(given)) {
            throw places.wrong(
                    key, "'%s' is none of %s".formatted(given, String.join(", ", types)));
        }
        return given;
    }

    private Map<EventField, Expression> fields(
            EventRecord record, JsonPointer key, Mapping.Event event) {
        Map<EventField, Expression> fields = new LinkedHashMap<>();
        mapping.fields()
                .forEach(
                        (name, text) -> {
                            if (record.fields().containsKey(name)) {
                                addField(
                                        fields, record, JsonPointer.compile("/fields"), name, text);
                            }
                        });
        JsonPointer own = key.appendProperty("fields");
        event.fields().forEach((name, text) -> addField(fields, record, own, name, text));
        return fields;
    }

    /** A field of every event must be one of some event. */
    private void checkCommonFields(List<EventRecord> records) {
        for (String name : mapping.fields().keySet()) {
            if (records.stream().noneMatch(record -> record.fields().containsKey(name))) {
                throw noSuchField(
                        records.get(0), JsonPointer.compile("/fields").appendProperty(name));
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
            throw noSuchField(record, key);
        }
        // A symbol of the field's own, such as CUSTOMER, needs no quotes.
        boolean symbol = field.isEnum() && field.symbols().contains(text);
        fields.put(
                field,
                expressions.apply(key, symbol && !known.contains(text) ? "'" + text + "'" : text));
    }

    private MappingException noSuchField(EventRecord record, JsonPointer key) {
        return places.wrong(
                key,
                "events have no such field to set; right are "
                        + record.fields().keySet().stream()
                                .filter(name -> !OWN_FIELDS.contains(name))
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }
}
