package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.agent.AgentTurn;
import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.alert.AlertTiming;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.AlertState;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * With one key for all agents: pages where nobody who is signed in is heard of any more and most of
 * them fell silent together, for then it is their source. Who goes home without signing out does so
 * one by one. It judges each moment when it is known whose heartbeats were missing then, so that a
 * replay tells the same.
 */
public final class AgentSourceFunction extends KeyedProcessFunction<String, AgentTurn, Message> {

    private static final long serialVersionUID = 1L;

    /** Of fewer it may be themselves. */
    private static final int FEWEST = 5;

    /** What happens within so long happens together, in milliseconds. */
    private static final long TOGETHER_MS = 180_000;

    private static final AlertTiming TIMING = new AlertTiming(0, 300_000);

    private transient MapState<Long, AgentTurn> turns;
    private transient ValueState<Crowd> crowds;
    private transient AlertWords words;

    /** Who was there before what is still remembered one by one. A POJO for Flink. */
    public static class Crowd {
        /** Agents signed in. */
        public int signedIn;

        /** Those of them that are not heard of. */
        public int lost;

        /** The life of the alert. */
        public AlertLife life = new AlertLife();
    }

    @Override
    public void open(OpenContext context) {
        turns =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "turns", Types.LONG, Types.POJO(AgentTurn.class)));
        crowds =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("crowd", Types.POJO(Crowd.class)));
        words = new AlertWords();
    }

    @Override
    public void processElement(AgentTurn turn, Context context, Collector<Message> out)
            throws Exception {
        AgentTurn known = turns.get(turn.at);
        AgentTurn sum = known == null ? new AgentTurn() : known;
        sum.at = turn.at;
        sum.signedIn += turn.signedIn;
        sum.lost += turn.lost;
        turns.put(turn.at, sum);
        long reached = context.timerService().currentWatermark();
        context.timerService()
                .registerEventTimeTimer(Math.max(turn.at + AgentTurn.KNOWN_AFTER_MS, reached + 1));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out)
            throws Exception {
        if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        Crowd known = crowds.value();
        Crowd crowd = known == null ? new Crowd() : known;
        AgentTurn lately = latelyAndBefore(crowd, timestamp - AgentTurn.KNOWN_AFTER_MS);
        int lost = crowd.lost + lately.lost;
        int heardBefore = crowd.signedIn - crowd.lost;
        int heard = heardBefore + lately.signedIn - lately.lost;
        boolean together = lately.lost >= FEWEST && 2 * lately.lost >= heardBefore;
        boolean silent = heard <= 0 && (crowd.life.troubled ? lost > 0 : together);
        for (AlertChange change : crowd.life.hear(timestamp, silent, TIMING)) {
            out.collect(
                    words.of(
                            "queuewatch-teams",
                            Trouble.SOURCE_SILENT.key(null, null),
                            change,
                            "The source of agents' events is silent",
                            change.state() == AlertState.FIRING
                                    ? Wording.text(
                                            "Three heartbeats of each of the %d agents who are"
                                                    + " signed in are missing, of %d of them since the"
                                                    + " same minutes. Who is there is not known.",
                                            lost, lately.lost)
                                    : "They are heard of again."));
        }
        long next = crowd.life.nextMoment(TIMING);
        if (next != AlertLife.NEVER) {
            context.timerService().registerEventTimeTimer(next);
        }
        crowds.update(crowd);
    }

    /** What turned lately, up to a moment; what was before is added to the crowd. */
    private AgentTurn latelyAndBefore(Crowd crowd, long until) throws Exception {
        AgentTurn lately = new AgentTurn();
        List<Long> before = new ArrayList<>();
        for (AgentTurn turn : turns.values()) {
            if (turn.at <= until - TOGETHER_MS) {
                crowd.signedIn += turn.signedIn;
                crowd.lost += turn.lost;
                before.add(turn.at);
            } else if (turn.at <= until) {
                lately.signedIn += turn.signedIn;
                lately.lost += turn.lost;
            }
        }
        for (long at : before) {
            turns.remove(at);
        }
        return lately;
    }
}
