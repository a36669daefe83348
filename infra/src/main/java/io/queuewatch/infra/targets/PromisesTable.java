package io.queuewatch.infra.targets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Targets.Promised;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What is promised, a line for the defaults of each channel, each queue, and whom it promises
 * something else.
 *
 * @param targets whose promises
 * @param promises those to be shown
 */
record PromisesTable(Targets targets, List<Promised> promises) {

    private static final String CALENDAR = "calendar";

    /** Everything that is promised. */
    static PromisesTable of(Targets targets) {
        return new PromisesTable(targets, targets.promised());
    }

    /** The table, with calendars told below it by their numbers. */
    List<String> lines() {
        List<Setting> settings = Setting.all();
        boolean[] right = new boolean[settings.size() + 4];
        for (int i = 0; i < settings.size(); i++) {
            right[i + 3] = settings.get(i).isNumber();
        }
        Columns columns = new Columns(right);
        List<String> heads = new ArrayList<>(List.of("CHANNEL", "QUEUE", "OF WHOM"));
        settings.forEach(setting -> heads.add(setting.name().toUpperCase(java.util.Locale.ROOT)));
        heads.add("TIME ZONE");
        columns.add(heads);
        List<String> calendars = new ArrayList<>();
        for (Promised promised : promises) {
            List<String> cells =
                    new ArrayList<>(List.of(promised.channel(), queue(promised), whom(promised)));
            for (Setting setting : settings) {
                String text = setting.text(promised.target());
                boolean numbered =
                        setting.name().equals(CALENDAR) && promised.target().calendar() != null;
                cells.add(numbered ? number(calendars, text) : text);
            }
            cells.add(zone(promised).getId());
            columns.add(cells);
        }
        List<String> lines = new ArrayList<>(columns.lines());
        for (int i = 0; i < calendars.size(); i++) {
            lines.add("calendar %d: %s".formatted(i + 1, calendars.get(i)));
        }
        return lines;
    }

    /** The same for scripts: an object each; queue null for a channel's defaults. */
    ArrayNode json() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Promised promised : promises) {
            ObjectNode json = all.addObject();
            json.put("channel", promised.channel())
                    .put("queue", promised.queue())
                    .put("segment", promised.segment())
                    .put("priority", promised.priority())
                    .put("time_zone", zone(promised).getId());
            Setting.all().forEach(setting -> setting.put(json, promised.target()));
        }
        return all;
    }

    /**
     * Whom a promise is made to, as {@code gold, priority 1}; everybody is nobody in particular.
     */
    static String whom(Promised promised) {
        List<String> whom = new ArrayList<>();
        if (promised.segment() != null) {
            whom.add(promised.segment());
        }
        if (promised.priority() != null) {
            whom.add("priority " + promised.priority());
        }
        return String.join(", ", whom);
    }

    private static String queue(Promised promised) {
        return promised.queue() == null ? "(not listed)" : promised.queue();
    }

    private ZoneId zone(Promised promised) {
        return promised.queue() == null
                ? targets.zone()
                : targets.zone(promised.channel(), promised.queue());
    }

    private static String number(List<String> calendars, String text) {
        if (!calendars.contains(text)) {
            calendars.add(text);
        }
        return Integer.toString(calendars.indexOf(text) + 1);
    }
}
