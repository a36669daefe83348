package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.agent.AgentLimits;
import io.queuewatch.pipeline.agent.AgentOperator;
import io.queuewatch.pipeline.agent.AgentRowsFunction;
import io.queuewatch.pipeline.agent.AgentSignal;
import io.queuewatch.pipeline.agent.AgentTimeDelta;
import io.queuewatch.pipeline.clock.BreachFunction;
import io.queuewatch.pipeline.clock.SlaDelta;
import io.queuewatch.pipeline.clock.SlaRowsFunction;
import io.queuewatch.pipeline.clock.SlaSumsOperator;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.contact.ClockTurn;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.contact.ContactOperator;
import io.queuewatch.pipeline.contact.ContactReport;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.pipeline.ingest.InboundSplitter;
import io.queuewatch.pipeline.ingest.RejectedEventWriter;
import io.queuewatch.pipeline.ingest.TargetsRecord;
import io.queuewatch.pipeline.ingest.TargetsVersions;
import io.queuewatch.pipeline.ingest.TimeMarks;
import io.queuewatch.pipeline.kpi.FactSumsOperator;
import io.queuewatch.pipeline.kpi.KpiRowsFunction;
import io.queuewatch.pipeline.kpi.ListedQueuesFunction;
import io.queuewatch.pipeline.kpi.QueueDelta;
import io.queuewatch.pipeline.kpi.QueueNowFunction;
import io.queuewatch.pipeline.kpi.WritePolicy;
import io.queuewatch.pipeline.outcome.CustomerContact;
import io.queuewatch.pipeline.outcome.DayDelta;
import io.queuewatch.pipeline.outcome.DayRowsFunction;
import io.queuewatch.pipeline.outcome.DaySumsOperator;
import io.queuewatch.pipeline.outcome.FirstContactOperator;
import io.queuewatch.pipeline.outcome.OutcomeOperator;
import io.queuewatch.pipeline.wire.Message;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Raw events in; rows of KPIs, what is so now, breaches of promises, alerts, and dead letters out.
 *
 * @param events the events of all input topics
 * @param versions versions of the targets that are published while it runs
 * @param kpis receives {@code KpiRow}, {@code KpiBy}, {@code KpiSummary}, {@code Outcome}, {@code
 *     Outbound}, {@code AgentTime} and {@code SlaBudget}
 * @param now receives {@code QueueNow}
 * @param sla receives {@code Breach} and {@code Sla}
 * @param alerts receives {@code Alert}
 * @param deadLetters receives {@code DeadLetter}
 * @param targets what is promised, by queue: from ever, and the versions there are at the start
 * @param topics names the topics in dead letters
 * @param settings how the job runs
 */
public record ContactCenterJob(
        Source<Inbound, ?, ?> events,
        Source<TargetsRecord, ?, ?> versions,
        Sink<Message> kpis,
        Sink<Message> now,
        Sink<Message> sla,
        Sink<Message> alerts,
        Sink<Message> deadLetters,
        TargetsHistory targets,
        Topics topics,
        JobSettings settings) {

    /** Runs on a Flink cluster; {@code --help} lists the options. */
    public static void main(String[] args) throws Exception {
        ContactCenterOptions options = ContactCenterOptions.parse(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        options.job().build(env);
        env.execute("ContactCenterJob");
    }

    /** Adds the job to a graph. */
    public void build(StreamExecutionEnvironment env) {
        WritePolicy policy = new WritePolicy(settings.writeEveryMs(), settings.live());

        SingleOutputStreamOperator<ContactEvent> inbound =
                env.fromSource(events, TimeMarks.strategy(settings.disorderMs()), "events")
                        .uid("events")
                        .process(new InboundSplitter())
                        .name("decode")
                        .uid("decode");
        Versions read = Versions.read(env, versions, targets);
        SingleOutputStreamOperator<PublishedTargets> published = read.published();
        BroadcastStream<PublishedTargets> toAll = published.broadcast(TargetedFunction.VERSIONS);
        SingleOutputStreamOperator<Fact> facts =
                KeyedWithBroadcast.of(
                                "lives",
                                inbound.keyBy(event -> event.contactId),
                                published,
                                new ContactOperator(targets, settings),
                                TypeInformation.of(Fact.class))
                        .uid("lives");
        SingleOutputStreamOperator<AgentTimeDelta> agents = agents(inbound, facts);
        SingleOutputStreamOperator<QueueDelta> sums = sums(facts, "sums");
        SingleOutputStreamOperator<QueueDelta> listed =
                published.flatMap(new ListedQueuesFunction(targets)).name("listed").uid("listed");
        DataStream<QueueDelta> efforts =
                sums(agents.getSideOutput(AgentOperator.EFFORTS), "effort-sums");

        sums.union(listed, efforts)
                .keyBy(QueueDelta::key)
                .connect(toAll)
                .process(new KpiRowsFunction(targets, settings, policy))
                .name("rows")
                .uid("rows")
                .sinkTo(kpis)
                .name("kpis")
                .uid("kpis");
        sums.getSideOutput(FactSumsOperator.PRESENT)
                .union(
                        listed.filter(QueueDelta::ofOneQueue)
                                .name("listed-queues")
                                .uid("listed-queues"),
                        agents.getSideOutput(AgentOperator.PRESENCE))
                .keyBy(QueueDelta::key)
                .process(new QueueNowFunction(policy))
                .name("now")
                .uid("now")
                .sinkTo(now)
                .name("now-rows")
                .uid("now-rows");
        Watches watches = new Watches(targets, read, alerts, kpis);
        watches.queues(sums.getSideOutput(FactSumsOperator.NEWS), agents);
        watches.teams(agents);
        watches.agents(agents);
        agents.keyBy(delta -> delta.team)
                .process(new AgentRowsFunction(targets.zone(), agentLimits(), policy))
                .name("agent-rows")
                .uid("agent-rows")
                .sinkTo(kpis)
                .name("agent-times")
                .uid("agent-times");
        promises(facts, policy);
        SingleOutputStreamOperator<DayDelta> outcomes = outcomes(inbound, facts, policy, watches);
        inbound.getSideOutput(InboundSplitter.DEAD_LETTERS)
                .union(
                        published.getSideOutput(TargetsVersions.DEAD_LETTERS),
                        facts.getSideOutput(ContactOperator.REJECTED)
                                .union(
                                        agents.getSideOutput(AgentOperator.REJECTED),
                                        outcomes.getSideOutput(OutcomeOperator.REJECTED))
                                .map(new RejectedEventWriter(topics))
                                .name("rejected")
                                .uid("rejected"))
                .sinkTo(deadLetters)
                .name("dead-letters")
                .uid("dead-letters");
    }

    /** What came of promises, one by one and as rows. */
    private void promises(SingleOutputStreamOperator<Fact> facts, WritePolicy policy) {
        DataStream<ClockTurn> turns = facts.getSideOutput(ContactOperator.CLOCKS);
        turns.process(new BreachFunction())
                .name("breaches")
                .uid("breaches")
                .sinkTo(sla)
                .name("sla-breaches")
                .uid("sla-breaches");
        turns.transform("clock-sums", TypeInformation.of(SlaDelta.class), new SlaSumsOperator())
                .uid("clock-sums")
                .keyBy(SlaDelta::key)
                .process(new SlaRowsFunction(targets.start(), settings, policy))
                .name("sla-rows")
                .uid("sla-rows")
                .sinkTo(sla)
                .name("sla-kpis")
                .uid("sla-kpis");
    }

    /** What agents did, should have done, and had of contacts becomes their time. */
    private SingleOutputStreamOperator<AgentTimeDelta> agents(
            SingleOutputStreamOperator<?> inbound, SingleOutputStreamOperator<Fact> facts) {
        DataStream<AgentSignal> changes =
                inbound.getSideOutput(InboundSplitter.AGENTS)
                        .map(AgentSignal::of)
                        .name("agent-changes")
                        .uid("agent-changes");
        DataStream<AgentSignal> schedules =
                inbound.getSideOutput(InboundSplitter.SCHEDULES)
                        .map(AgentSignal::of)
                        .name("schedules")
                        .uid("schedules");
        DataStream<AgentSignal> parts =
                facts.getSideOutput(ContactOperator.PARTS)
                        .map(AgentSignal::of)
                        .name("parts")
                        .uid("parts");
        return changes.union(schedules, parts)
                .keyBy(signal -> signal.agentId)
                .transform(
                        "agents",
                        TypeInformation.of(AgentTimeDelta.class),
                        new AgentOperator(agentLimits()))
                .uid("agents");
    }

    private AgentLimits agentLimits() {
        return new AgentLimits(settings.horizonMs(), settings.retentionMs());
    }

    private SingleOutputStreamOperator<QueueDelta> sums(DataStream<Fact> facts, String name) {
        return facts.transform(
                        name,
                        TypeInformation.of(QueueDelta.class),
                        new FactSumsOperator(targets.start()))
                .uid(name);
    }

    /** What became of contacts, by contact and by customer, and what the centre began. */
    private SingleOutputStreamOperator<DayDelta> outcomes(
            SingleOutputStreamOperator<ContactEvent> inbound,
            SingleOutputStreamOperator<Fact> facts,
            WritePolicy policy,
            Watches watches) {
        SingleOutputStreamOperator<DayDelta> byContact =
                facts.getSideOutput(ContactOperator.REPORTS)
                        .connect(inbound.getSideOutput(InboundSplitter.OUTCOMES))
                        .keyBy(ContactReport::contactId, event -> event.contactId)
                        .transform(
                                "outcomes",
                                TypeInformation.of(DayDelta.class),
                                new OutcomeOperator(settings.outcomeHorizonMs()))
                        .uid("outcomes");
        SingleOutputStreamOperator<DayDelta> byCustomer =
                byContact
                        .getSideOutput(OutcomeOperator.CUSTOMERS)
                        .keyBy(CustomerContact::customer)
                        .transform(
                                "first-contacts",
                                TypeInformation.of(DayDelta.class),
                                new FirstContactOperator(settings.outcomeHorizonMs()))
                        .uid("first-contacts");
        DataStream<DayDelta> days =
                days(byContact, "outcome-days").union(days(byCustomer, "first-contact-days"));
        watches.outcomes(days);
        days.keyBy(DayDelta::key)
                .process(new DayRowsFunction(targets.start(), settings.outcomeHorizonMs(), policy))
                .name("day-rows")
                .uid("day-rows")
                .sinkTo(kpis)
                .name("day-kpis")
                .uid("day-kpis");
        return byContact;
    }

    private DataStream<DayDelta> days(SingleOutputStreamOperator<DayDelta> changes, String name) {
        return changes.transform(
                        name,
                        TypeInformation.of(DayDelta.class),
                        new DaySumsOperator(targets.start()))
                .uid(name);
    }
}
