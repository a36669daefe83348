package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.Fact.Kind;
import io.queuewatch.pipeline.contact.FlowOutReason;
import io.queuewatch.pipeline.contact.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Facts of one visit with a target of 20 s; times in seconds after it began. */
final class VisitFacts {

    private final String queue;
    private final Instant begin;

    VisitFacts(String queue, Instant begin) {
        this.queue = queue;
        this.begin = begin;
    }

    Fact fact(Kind kind, int sign, double seconds) {
        return fact(kind, sign, seconds, fact -> {});
    }

    Fact fact(Kind kind, int sign, double seconds, Consumer<Fact> more) {
        Fact fact = new Fact();
        fact.kind = kind;
        fact.sign = sign;
        fact.channel = Channel.VOICE;
        fact.queue = queue;
        fact.tags = Tags.of("gold", "unknown", 2);
        fact.begin = begin.toEpochMilli();
        fact.at = fact.begin + Math.round(seconds * 1_000);
        fact.deadline = fact.begin + 20_000;
        fact.excessMs = Math.max(0, fact.at - fact.deadline);
        fact.since = fact.begin;
        fact.timed = true;
        fact.first = true;
        fact.shortAbandonMs = 5_000;
        fact.reason = FlowOutReason.OTHER;
        fact.agent = "ann";
        more.accept(fact);
        return fact;
    }

    /** What is told when the visit begins. */
    List<Fact> begins() {
        return List.of(
                fact(Kind.TRACKED, 1, 0), fact(Kind.CONTACT, 1, 0), fact(Kind.OFFERED, 1, 0));
    }

    /** What is told when an agent is connected. */
    List<Fact> answered(double seconds) {
        return List.of(fact(Kind.ANSWERED, 1, seconds), fact(Kind.IN_SERVICE, 1, 0));
    }

    /** What is told when the contact is forgotten. */
    Fact forgotten() {
        return fact(Kind.TRACKED, -1, 0);
    }

    /** The sums of these facts, per queue and of all queues. */
    static List<QueueDelta> deltas(List<Fact> facts) {
        FactSums sums = new FactSums();
        facts.forEach(sums::add);
        List<QueueDelta> deltas = new ArrayList<>();
        sums.drainTo(deltas::add);
        return deltas;
    }

    /** The sums of these facts of one queue. */
    static QueueDelta delta(List<Fact> facts) {
        return deltas(facts).stream().filter(QueueDelta::ofOneQueue).findFirst().orElseThrow();
    }
}
