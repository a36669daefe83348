package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.Codec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Merges quarters of an hour of one team into rows. */
final class AgentRows {

    private static final List<Interval> INTERVALS =
            List.of(Interval.QUARTER, Interval.HOUR, Interval.DAY);
    private static final int FIRST_MEASURE =
            AgentTime.getClassSchema().getField("signed_in_ms").pos();

    private final Codec<AgentTime> codec = Codec.of(AgentTime.class);
    private final ZoneId zone;

    /**
     * Rows.
     *
     * @param zone of hours and days
     */
    AgentRows(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Writes the rows that the changed quarters are part of, whole.
     *
     * @param quarters all that are kept of the team, by their beginning
     * @param changed which of them have changed
     * @param asOf event time reached, in milliseconds
     */
    void write(
            String team,
            NavigableMap<Long, AgentQuarter> quarters,
            Set<Long> changed,
            long asOf,
            Consumer<Message> out) {
        for (Interval interval : INTERVALS) {
            Set<Long> starts = new TreeSet<>();
            for (long quarter : changed) {
                starts.add(interval.start(quarter, zone));
            }
            for (long start : starts) {
                AgentTime row = row(quarters.subMap(start, interval.end(start, zone)));
                row.setInterval(interval.label());
                row.setTeam(team);
                row.setStart(Instant.ofEpochMilli(start));
                row.setAsOf(Instant.ofEpochMilli(asOf));
                String key = "agent_time|" + interval.label() + '|' + team + '|' + start;
                out.accept(Message.of(key, codec, row));
            }
        }
    }

    private static AgentTime row(Map<Long, AgentQuarter> quarters) {
        AgentTime row = new AgentTime();
        Set<String> agents = new HashSet<>();
        long[] sums = new long[AgentMeasure.COUNT];
        for (AgentQuarter quarter : quarters.values()) {
            agents.addAll(quarter.agents.keySet());
            for (int i = 0; i < sums.length; i++) {
                sums[i] += quarter.sums[i];
            }
        }
        row.setAgents((long) agents.size());
        for (int i = 0; i < sums.length; i++) {
            row.put(FIRST_MEASURE + i, sums[i]);
        }
        AgentRates rates = new AgentRates(sums);
        row.setOccupancy(rates.occupancy());
        row.setSlotUse(rates.slotUse());
        row.setConcurrency(rates.concurrency());
        row.setAdherence(rates.adherence());
        row.setShrinkage(rates.shrinkage());
        row.setAwayRate(rates.awayRate());
        return row;
    }
}
