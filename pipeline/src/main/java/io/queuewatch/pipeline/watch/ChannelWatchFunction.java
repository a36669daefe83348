package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.alert.AlertTiming;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.kpi.QueueNews;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.AlertState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keyed by channel: says what turns in its queues, and beside it what is wrong with many of them at
 * once, so that nobody is told of one cause by each of its queues. While the source is silent
 * nobody is told that contacts do not arrive.
 */
public final class ChannelWatchFunction extends TargetedFunction<String, QueueTurn, Message> {

    private static final long serialVersionUID = 1L;

    private static final String DASHBOARD = "queuewatch-on-call";

    /** Fewer queues in trouble are each a trouble of their own. */
    private static final int FEWEST_QUEUES = 3;

    private static final Comparator<QueueTurn> ORDER =
            Comparator.<QueueTurn>comparingLong(turn -> turn.said)
                    .thenComparingLong(turn -> turn.at)
                    .thenComparing(turn -> turn.queue)
                    .thenComparing(
                            turn -> turn.trouble, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(
                            turn -> turn.state, Comparator.nullsFirst(Comparator.reverseOrder()));

    private transient ListState<QueueTurn> ahead;
    private transient MapState<String, Boolean> queues;
    private transient MapState<String, QueueTurn> firing;
    private transient MapState<String, QueueTurn> held;
    private transient MapState<Trouble, AlertLife> lives;
    private transient AlertWords words;

    /**
     * The operator.
     *
     * @param start when people are told, until versions say otherwise
     */
    public ChannelWatchFunction(TargetsHistory start) {
        super(start);
    }

    @Override
    public void open(OpenContext context) {
        TypeInformation<QueueTurn> turn = TypeInformation.of(QueueTurn.class);
        ahead = getRuntimeContext().getListState(new ListStateDescriptor<>("ahead", turn));
        queues =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>("queues", Types.STRING, Types.BOOLEAN));
        firing =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("firing", Types.STRING, turn));
        held =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("held", Types.STRING, turn));
        lives =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "lives",
                                        Types.ENUM(Trouble.class),
                                        Types.POJO(AlertLife.class)));
        words = new AlertWords();
    }

    @Override
    public void processElement(QueueTurn turn, ReadOnlyContext context, Collector<Message> out)
            throws Exception {
        ahead.add(turn);
        context.timerService().registerEventTimeTimer(turn.said);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out)
            throws Exception {
        List<QueueTurn> due = new ArrayList<>();
        List<QueueTurn> later = new ArrayList<>();
        for (QueueTurn turn : ahead.get()) {
            (turn.said <= timestamp ? due : later).add(turn);
        }
        ahead.update(later);
        due.sort(ORDER);
        for (QueueTurn turn : due) {
            take(turn, out);
        }
        lookAtTheChannel(timestamp, context, out);
    }

    private void take(QueueTurn turn, Collector<Message> out) throws Exception {
        if (turn.trouble == null) {
            queues.put(turn.queue, true);
            return;
        }
        String cause = turn.trouble.name() + ' ' + turn.queue;
        if (turn.state == AlertState.FIRING) {
            firing.put(cause, turn);
        } else {
            firing.remove(cause);
        }
        if (turn.trouble == Trouble.NO_ARRIVALS && isHeld(turn, cause)) {
            return;
        }
        say(turn, out);
        if (turn.trouble == Trouble.SOURCE_SILENT && turn.state == AlertState.RESOLVED) {
            for (QueueTurn silent : held.values()) {
                say(silent, out);
            }
            held.clear();
        }
    }

    /** What a silent source would explain is said when it speaks again, if it is still so. */
    private boolean isHeld(QueueTurn turn, String cause) throws Exception {
        if (turn.state == AlertState.RESOLVED) {
            boolean unsaid = held.contains(cause);
            held.remove(cause);
            return unsaid;
        }
        for (QueueTurn other : firing.values()) {
            if (other.trouble == Trouble.SOURCE_SILENT) {
                held.put(cause, turn);
                return true;
            }
        }
        return false;
    }

    private void say(QueueTurn turn, Collector<Message> out) {
        String queue = QueueNews.isAllQueues(turn.queue) ? null : turn.queue;
        out.collect(
                words.of(
                        DASHBOARD,
                        turn.trouble.key(turn.channel, queue),
                        turn.change(),
                        turn.summary,
                        turn.description));
    }

    private void lookAtTheChannel(long moment, ReadOnlyContext context, Collector<Message> out)
            throws Exception {
        Map<Trouble, List<String>> troubled = new EnumMap<>(Trouble.class);
        for (QueueTurn turn : firing.values()) {
            if (turn.trouble.pages() && turn.trouble != Trouble.SOURCE_SILENT) {
                troubled.computeIfAbsent(turn.trouble, t -> new ArrayList<>()).add(turn.queue);
            }
        }
        String channel = context.getCurrentKey();
        int known = 0;
        for (String queue : queues.keys()) {
            known += targets().isGivenUp(channel, queue, moment) ? 0 : 1;
        }
        for (Trouble trouble : Trouble.values()) {
            List<String> names = troubled.getOrDefault(trouble, List.of());
            boolean wide = names.size() >= FEWEST_QUEUES && 2 * names.size() >= known;
            AlertLife life = lives.get(trouble);
            if (life == null && !wide) {
                continue;
            }
            hear(
                    life == null ? new AlertLife() : life,
                    trouble,
                    wide,
                    moment,
                    names,
                    known,
                    context,
                    out);
        }
    }

    private void hear(
            AlertLife life,
            Trouble trouble,
            boolean wide,
            long moment,
            List<String> names,
            int known,
            ReadOnlyContext context,
            Collector<Message> out)
            throws Exception {
        String channel = context.getCurrentKey();
        AlertTiming timing = new AlertTiming(0, targets().at(moment).alerts(channel, "").clearMs());
        for (AlertChange change : life.hear(moment, wide, timing)) {
            String description =
                    change.state() == AlertState.FIRING
                            ? Wording.text(
                                    "%d of %d queues: %s. Each has an alert of its own.",
                                    names.size(),
                                    known,
                                    String.join(", ", names.stream().sorted().toList()))
                            : "It is over, or down to few queues.";
            out.collect(
                    words.of(
                            DASHBOARD,
                            trouble.key(channel, null),
                            change,
                            trouble.alert().label().replaceFirst("Queuewatch", "")
                                    + " on many queues: channel "
                                    + channel,
                            description));
        }
        long next = life.nextMoment(timing);
        if (next != AlertLife.NEVER) {
            context.timerService().registerEventTimeTimer(next);
        }
        if (life.troubled || life.isFiring()) {
            lives.put(trouble, life);
        } else {
            lives.remove(trouble);
        }
    }
}
