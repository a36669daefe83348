package io.queuewatch.pipeline.clock;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ClockTurn;
import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.SumsOperator;
import io.queuewatch.pipeline.sla.Objective;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sums what happens to clocks before the shuffle, by quarters of an hour. */
public final class SlaSumsOperator extends SumsOperator<ClockTurn, SlaDelta> {

    private static final long serialVersionUID = 1L;
    private static final int FULL = 5_000;

    private transient Map<Place, long[]> quarters;

    private record Place(
            Objective objective, Channel channel, String queue, String segment, long quarter) {}

    @Override
    public void open() throws Exception {
        super.open();
        quarters = new HashMap<>();
    }

    @Override
    public void processElement(StreamRecord<ClockTurn> element) {
        ClockTurn turn = element.getValue();
        if (turn.sign == 0) {
            return;
        }
        long[] sums =
                quarters.computeIfAbsent(
                        new Place(
                                turn.objective,
                                turn.channel,
                                turn.queue,
                                turn.segment,
                                Interval.QUARTER.start(turn.at, ZoneOffset.UTC)),
                        place -> SlaMeasure.noSums());
        add(turn, sums);
        if (quarters.size() >= FULL) {
            drain();
        }
    }

    private static void add(ClockTurn turn, long[] sums) {
        switch (turn.kind) {
            case STARTED -> {
                SlaMeasure.STARTED.add(sums, turn.sign);
                SlaMeasure.TRACKED.add(sums, turn.sign);
            }
            case OPEN -> SlaMeasure.OPEN.add(sums, turn.sign);
            case AT_RISK -> SlaMeasure.AT_RISK.add(sums, turn.sign);
            case BREACHED -> {
                SlaMeasure.BREACHED.add(sums, turn.sign);
                if (turn.sign < 0) {
                    SlaMeasure.WITHDRAWN.add(sums, 1);
                }
            }
            case MET -> SlaMeasure.MET.add(sums, turn.sign);
            case MISSED -> SlaMeasure.MISSED.add(sums, turn.sign);
            case VOID -> SlaMeasure.VOID.add(sums, turn.sign);
            case FORGOTTEN -> SlaMeasure.TRACKED.add(sums, -turn.sign);
        }
    }

    @Override
    protected void drain() {
        quarters.forEach(
                (place, sums) -> {
                    SlaDelta delta = new SlaDelta();
                    delta.objective = place.objective();
                    delta.channel = place.channel();
                    delta.queue = place.queue();
                    delta.segment = place.segment();
                    delta.quarter = place.quarter();
                    delta.sums = sums;
                    handOn(delta);
                });
        quarters.clear();
    }
}
