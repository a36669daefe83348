package io.queuewatch.infra.targets;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Targets.Promised;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one version of the targets promises otherwise than another, and when it tells people.
 *
 * @param before the version that is replaced
 * @param after the version that replaces it
 */
record TargetsDifference(Targets before, Targets after) {

    private record Whose(String channel, String queue, String segment, Integer priority) {

        static Whose of(Promised promised) {
            return new Whose(
                    promised.channel(), promised.queue(), promised.segment(), promised.priority());
        }

        String text() {
            String whom = PromisesTable.whom(new Promised(channel, queue, segment, priority, null));
            return channel
                    + (queue == null ? " (not listed)" : " " + queue)
                    + (whom.isEmpty() ? "" : " (" + whom + ")");
        }
    }

    /** A line for each change, {@code ~}, {@code +} or {@code -} before it; none where none is. */
    List<String> lines() {
        Map<Whose, Target> old = byWhose(before);
        Map<Whose, Target> young = byWhose(after);
        Columns columns = new Columns(false, false, false);
        young.forEach(
                (whose, target) -> {
                    if (old.containsKey(whose)) {
                        changes(whose, old.get(whose), target, columns);
                    } else {
                        columns.add(List.of("+ " + whose.text(), "new", promise(target)));
                    }
                });
        old.forEach(
                (whose, target) -> {
                    if (!young.containsKey(whose)) {
                        columns.add(
                                List.of(
                                        "- " + whose.text(),
                                        "no longer listed",
                                        "had " + promise(target)));
                    }
                });
        ofAll(columns);
        new AlertsDifference(before, after).addTo(columns);
        return columns.lines();
    }

    private static void changes(Whose whose, Target old, Target young, Columns columns) {
        for (Setting setting : Setting.all()) {
            change("~ " + whose.text(), setting.name(), setting.text(old), setting.text(young))
                    .ifPresent(columns::add);
        }
    }

    private void ofAll(Columns columns) {
        change(
                        "~ the file",
                        "unlisted",
                        before.rejectsUnlisted() ? "reject" : "count",
                        after.rejectsUnlisted() ? "reject" : "count")
                .ifPresent(columns::add);
        change(
                        "~ the file",
                        "sources with resolution: events",
                        before.resolvedByEvents().toString(),
                        after.resolvedByEvents().toString())
                .ifPresent(columns::add);
    }

    private static java.util.Optional<List<String>> change(
            String whose, String setting, String old, String young) {
        return Objects.equals(old, young)
                ? java.util.Optional.empty()
                : java.util.Optional.of(List.of(whose, setting, old + " → " + young));
    }

    private static String promise(Target target) {
        List<String> settings = new ArrayList<>();
        for (Setting setting : Setting.all()) {
            if (setting.name().equals("target") || setting.name().equals("targetRate")) {
                settings.add(setting.name() + " " + setting.text(target));
            }
        }
        return String.join(", ", settings);
    }

    private static Map<Whose, Target> byWhose(Targets targets) {
        Map<Whose, Target> all = new LinkedHashMap<>();
        targets.promised().forEach(one -> all.putIfAbsent(Whose.of(one), one.target()));
        return all;
    }
}
