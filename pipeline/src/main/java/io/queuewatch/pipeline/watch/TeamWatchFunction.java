package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.agent.AgentRates;
import io.queuewatch.pipeline.agent.AgentTimeDelta;
import io.queuewatch.pipeline.config.Band;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.TeamLimits;
import io.queuewatch.pipeline.wire.Message;
import org.apache.flink.util.Collector;

/**
 * Keyed by team: judges by week how its time was spent. Told is what is outside of its band, and
 * over is what is within it by a point.
 */
public final class TeamWatchFunction extends WeekWatchFunction<AgentTimeDelta> {

    private static final long serialVersionUID = 1L;

    private static final double POINT = 0.01;

    /**
     * The operator.
     *
     * @param start when people are told, until versions say otherwise
     */
    public TeamWatchFunction(TargetsHistory start) {
        super(start, "queuewatch-teams");
    }

    @Override
    public void processElement(
            AgentTimeDelta delta, ReadOnlyContext context, Collector<Message> out)
            throws Exception {
        add(delta.quarter, delta.sums, context);
    }

    @Override
    Weeks weeks(String team) {
        return new Weeks(targets().zone());
    }

    @Override
    void judge(Monday monday) throws Exception {
        TeamLimits limits = targets().at(monday.last()).teams();
        long[] sums = monday.sums(monday.last());
        AgentRates rates = sums == null ? null : new AgentRates(sums);
        boolean enough = rates != null && rates.signedInMs() >= limits.leastSignedInMs();
        judge(
                Trouble.OCCUPANCY,
                monday,
                "Occupancy",
                enough && !rates.hadSlots() ? rates.occupancy() : null,
                limits.occupancy());
        judge(
                Trouble.ADHERENCE,
                monday,
                "Adherence to schedules",
                enough ? rates.adherence() : null,
                new Band(limits.adherence(), 1));
        judge(
                Trouble.SHRINKAGE,
                monday,
                "Shrinkage",
                enough ? rates.shrinkage() : null,
                limits.shrinkage());
    }

    private void judge(Trouble trouble, Monday monday, String what, Double share, Band band)
            throws Exception {
        Verdict verdict;
        if (band.isAny()) {
            verdict = Verdict.GOOD;
        } else if (share == null) {
            verdict = Verdict.UNKNOWN;
        } else {
            Band wanted = monday.isTold(trouble) ? band.within(POINT) : band;
            verdict = wanted.misses(share) ? Verdict.BAD : Verdict.GOOD;
        }
        monday.hear(
                trouble,
                trouble.keyOfTeam(monday.key()),
                verdict,
                what + " is not as it should be: team " + monday.key(),
                () ->
                        Wording.text(
                                "%s was %s in the week from %s; it should be %s.",
                                what,
                                Wording.share(share),
                                weeks(monday.key()).day(monday.last()),
                                wanted(band)));
    }

    private static String wanted(Band band) {
        if (band.low() <= 0) {
            return Wording.share(band.high()) + " at most";
        }
        return band.high() >= 1
                ? Wording.share(band.low()) + " at least"
                : Wording.share(band.low()) + " to " + Wording.share(band.high());
    }
}
