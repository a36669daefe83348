package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.pipeline.alert.AlertKey;
import io.queuewatch.pipeline.alert.AlertName;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Codec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.util.Collector;

/**
 * Keyed by channel: joins the signals of its queues and of all of it to incidents, moment by
 * moment, and tells of the alerts that they make. What stands is told again when its numbers have
 * changed, under the same identity and beginning.
 */
public final class IncidentsFunction extends TargetedFunction<String, ScoredInterval, Message> {

    private static final long serialVersionUID = 1L;
    private static final String DASHBOARD = "queuewatch-drift";

    private transient MapState<Long, List<ScoredInterval>> coming;
    private transient ValueState<ChannelIncidents> incidents;
    private transient MapState<String, String> told;
    private transient MapState<String, Long> began;
    private transient Codec<Alert> codec;

    /**
     * The operator.
     *
     * @param start the share promised in target, by queue, until versions say otherwise
     */
    public IncidentsFunction(TargetsHistory start) {
        super(start);
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        coming =
                runtime.getMapState(
                        new MapStateDescriptor<>(
                                "coming",
                                LongSerializer.INSTANCE,
                                new ListSerializer<>(new ScoredIntervalSerializer())));
        incidents =
                runtime.getState(
                        new ValueStateDescriptor<>("incidents", new ChannelIncidentsSerializer()));
        told = runtime.getMapState(new MapStateDescriptor<>("told", Types.STRING, Types.STRING));
        began = runtime.getMapState(new MapStateDescriptor<>("began", Types.STRING, Types.LONG));
        codec = Codec.of(Alert.class);
    }

    @Override
    public void processElement(
            ScoredInterval scored, ReadOnlyContext context, Collector<Message> out)
            throws Exception {
        long at = Math.max(scored.at(), context.timerService().currentWatermark() + 1);
        List<ScoredInterval> same = coming.get(at);
        List<ScoredInterval> moment = same == null ? new ArrayList<>() : same;
        moment.add(scored);
        coming.put(at, moment);
        context.timerService().registerEventTimeTimer(at);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out)
            throws Exception {
        List<ScoredInterval> moment = coming.get(timestamp);
        if (moment == null) {
            return;
        }
        coming.remove(timestamp);
        String channel = context.getCurrentKey();
        ChannelIncidents known = incidents.value();
        ChannelIncidents now = known == null ? new ChannelIncidents() : known;
        Targets promised = targets().at(timestamp);
        now.take(
                moment,
                queue ->
                        queue.equals(RowReadings.ALL_QUEUES)
                                ? promised.of(channel).rate()
                                : promised.of(channel, queue).rate());
        incidents.update(now);
        tell(channel, now.standing(), timestamp, out);
    }

    /** Brings what people have been told of up to what stands. */
    private void tell(
            String channel,
            List<ChannelIncidents.Standing> standing,
            long at,
            Collector<Message> out)
            throws Exception {
        Map<String, ChannelIncidents.Standing> now = new TreeMap<>();
        Map<String, AlertKey> keys = new HashMap<>();
        for (ChannelIncidents.Standing alert : standing) {
            AlertKey key = key(channel, alert);
            keys.put(key.text(), key);
            now.put(key.text(), alert);
        }
        Map<String, String> before = new TreeMap<>();
        for (Map.Entry<String, String> entry : told.entries()) {
            before.put(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, String> entry : before.entrySet()) {
            if (!now.containsKey(entry.getKey())) {
                AlertKey key = keyOf(channel, entry.getKey());
                long since = began.get(entry.getKey());
                out.collect(
                        word(
                                key,
                                new AlertChange(AlertState.RESOLVED, since, at, at),
                                entry.getValue()));
                told.remove(entry.getKey());
                began.remove(entry.getKey());
            }
        }
        for (Map.Entry<String, ChannelIncidents.Standing> entry : now.entrySet()) {
            String words = String.join("\n", entry.getValue().words());
            String was = before.get(entry.getKey());
            if (was == null) {
                began.put(entry.getKey(), entry.getValue().startsAt());
            }
            if (!words.equals(was)) {
                told.put(entry.getKey(), words);
                out.collect(
                        word(
                                keys.get(entry.getKey()),
                                new AlertChange(
                                        AlertState.FIRING, began.get(entry.getKey()), 0, at),
                                words));
            }
        }
    }

    private static AlertKey key(String channel, ChannelIncidents.Standing alert) {
        boolean site = alert.queue().equals(RowReadings.ALL_QUEUES);
        AlertSeverity severity =
                switch (alert.severity()) {
                    case INFORMATION -> AlertSeverity.INFO;
                    case TICKET -> AlertSeverity.WARNING;
                    case PAGE -> AlertSeverity.CRITICAL;
                };
        return new AlertKey(
                (site ? AlertName.DRIFT_SITE : AlertName.DRIFT_QUEUE).label(),
                severity,
                channel,
                site ? null : alert.queue(),
                null,
                null);
    }

    /** The key of this text: name, severity, channel, queue (with any bars in it), no site. */
    private static AlertKey keyOf(String channel, String text) {
        String[] parts = text.split("\\|", 3);
        String queue = parts[2].substring(channel.length() + 1, parts[2].length() - 1);
        return new AlertKey(
                parts[0],
                AlertSeverity.valueOf(parts[1]),
                channel,
                queue.isEmpty() ? null : queue,
                null,
                null);
    }

    private Message word(AlertKey key, AlertChange change, String words) {
        String first = words.lines().findFirst().orElse("");
        int sentence = first.indexOf(". ");
        String where = key.queue() == null ? "all of " + key.channel() : key.queue();
        Alert alert =
                key.word(change)
                        .setSummary(
                                where
                                        + ": "
                                        + (sentence < 0 ? first : first.substring(0, sentence)))
                        .setDescription(words)
                        .setDashboard(DASHBOARD)
                        .setRunbook(key.name())
                        .build();
        return Message.of(key.text(), codec, alert);
    }
}
