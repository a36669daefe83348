package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.kpi.QueueNews;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.AlertSeverity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * Keyed by channel: takes what turns in its queues in the order of event time, and says what people
 * are to be told of it.
 */
public final class ChannelWatchFunction extends TargetedFunction<String, QueueTurn, Message> {

    private static final long serialVersionUID = 1L;

    private static final String DASHBOARD = "queuewatch-on-call";

    /**
     * An incident is over when nothing was wrong for so many times as long as makes an alert so.
     */
    private static final int QUIET = 3;

    private static final Comparator<QueueTurn> ORDER =
            Comparator.<QueueTurn>comparingLong(turn -> turn.said)
                    .thenComparingLong(turn -> turn.at)
                    .thenComparing(turn -> turn.queue)
                    .thenComparing(
                            turn -> turn.trouble, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(
                            turn -> turn.state, Comparator.nullsFirst(Comparator.reverseOrder()));

    private transient ListState<QueueTurn> ahead;
    private transient ValueState<ChannelMemory> memories;
    private transient AlertWords words;

    /**
     * The operator.
     *
     * @param start which queues there are and when trouble is over, until versions say otherwise
     */
    public ChannelWatchFunction(TargetsHistory start) {
        super(start);
    }

    @Override
    public void open(OpenContext context) {
        ahead =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "ahead", TypeInformation.of(QueueTurn.class)));
        memories =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "channel", new ChannelMemorySerializer()));
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
        ChannelMemory memory = memories.value();
        if (memory == null) {
            memory = new ChannelMemory();
        }
        String channel = context.getCurrentKey();
        ChannelWatch watch =
                new ChannelWatch(
                        channel,
                        memory,
                        QUIET * targets().at(timestamp).alerts(channel, "").clearMs(),
                        queue -> targets().isGivenUp(channel, queue, timestamp),
                        (turn, severity, change, description) ->
                                out.collect(word(turn, severity, change, description)));
        watch.look(timestamp, due(timestamp));
        long next = watch.nextLook();
        if (next != AlertLife.NEVER) {
            context.timerService().registerEventTimeTimer(next);
        }
        memories.update(memory);
    }

    private List<QueueTurn> due(long moment) throws Exception {
        List<QueueTurn> due = new ArrayList<>();
        List<QueueTurn> later = new ArrayList<>();
        for (QueueTurn turn : ahead.get()) {
            (turn.said <= moment ? due : later).add(turn);
        }
        ahead.update(later);
        due.sort(ORDER);
        return due;
    }

    private Message word(
            QueueTurn turn, AlertSeverity severity, AlertChange change, String description) {
        String queue = QueueNews.isAllQueues(turn.queue) ? null : turn.queue;
        return words.of(
                DASHBOARD,
                turn.trouble.key(severity, turn.channel, queue),
                change,
                turn.summary,
                description);
    }
}
