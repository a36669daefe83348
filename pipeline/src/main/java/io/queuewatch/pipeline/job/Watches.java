package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.agent.AgentOperator;
import io.queuewatch.pipeline.agent.AgentTimeDelta;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.kpi.QueueNews;
import io.queuewatch.pipeline.outcome.DayDelta;
import io.queuewatch.pipeline.watch.AgentSourceFunction;
import io.queuewatch.pipeline.watch.ChannelWatchFunction;
import io.queuewatch.pipeline.watch.OutcomeWatchFunction;
import io.queuewatch.pipeline.watch.QueueTurn;
import io.queuewatch.pipeline.watch.QueueWatchFunction;
import io.queuewatch.pipeline.watch.TeamWatchFunction;
import io.queuewatch.pipeline.wire.Message;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The part of the job that watches what is counted, and tells people.
 *
 * @param targets what is promised, and when people are told
 * @param versions versions of it that are published while it runs
 * @param alerts receives {@code Alert}
 * @param budgets receives {@code SlaBudget}
 */
record Watches(
        TargetsHistory targets, Versions versions, Sink<Message> alerts, Sink<Message> budgets) {

    /** Queues are watched, and channels by what turns in their queues. */
    void queues(DataStream<QueueNews> news, SingleOutputStreamOperator<AgentTimeDelta> agents) {
        SingleOutputStreamOperator<QueueTurn> turns =
                versions.reach(
                        "queue-watch",
                        news.filter(QueueNews::ofQueues)
                                .name("news")
                                .uid("news")
                                .union(agents.getSideOutput(AgentOperator.SIGNED_IN))
                                .keyBy(QueueNews::key),
                        new QueueWatchFunction(targets),
                        TypeInformation.of(QueueTurn.class));
        versions.reach(
                        "channel-watch",
                        turns.keyBy(turn -> turn.channel),
                        new ChannelWatchFunction(targets),
                        TypeInformation.of(Message.class))
                .sinkTo(alerts)
                .name("alerts")
                .uid("alerts");
        turns.getSideOutput(QueueWatchFunction.BUDGETS)
                .sinkTo(budgets)
                .name("budgets")
                .uid("budgets");
    }

    /** Weeks of what became of contacts are judged. */
    void outcomes(DataStream<DayDelta> days) {
        versions.reach(
                        "outcome-watch",
                        days.filter(DayDelta::ofOutcome)
                                .name("outcome-weeks")
                                .uid("outcome-weeks")
                                .keyBy(OutcomeWatchFunction::key),
                        new OutcomeWatchFunction(targets),
                        TypeInformation.of(Message.class))
                .sinkTo(alerts)
                .name("outcome-alerts")
                .uid("outcome-alerts");
    }

    /** Those of teams are, too. */
    void teams(DataStream<AgentTimeDelta> agents) {
        versions.reach(
                        "team-watch",
                        agents.filter(AgentTimeDelta::ofOneTeam)
                                .name("team-weeks")
                                .uid("team-weeks")
                                .keyBy(delta -> delta.team),
                        new TeamWatchFunction(targets),
                        TypeInformation.of(Message.class))
                .sinkTo(alerts)
                .name("team-alerts")
                .uid("team-alerts");
    }

    /** The source of what agents do is watched. */
    void agents(SingleOutputStreamOperator<AgentTimeDelta> agents) {
        agents.getSideOutput(AgentOperator.TURNS)
                .keyBy(turn -> "agents")
                .process(new AgentSourceFunction())
                .name("agent-source")
                .uid("agent-source")
                .sinkTo(alerts)
                .name("agent-alerts")
                .uid("agent-alerts");
    }
}
