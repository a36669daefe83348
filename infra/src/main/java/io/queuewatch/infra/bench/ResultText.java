package io.queuewatch.infra.bench;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A result for people. */
record ResultText(Result result) {

    private static final double MICROS = 1e6;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        Load load = result.load();
        line(
                text,
                "%,d events, %,d contacts, %d queues: %d min of a centre with %,d events a second,",
                load.events(),
                load.contacts(),
                result.queues(),
                load.span().toMinutes(),
                load.events() / Math.max(1, load.span().toSeconds()));
        line(
                text,
                "a time mark every 250 ms (%,d, each in every partition). Parallelism %d,"
                        + " %d processors.",
                load.marks(),
                result.parallelism(),
                Runtime.getRuntime().availableProcessors());
        line(text, "");
        line(
                text,
                "%-34s %10s %14s   %s",
                "",
                "events/s",
                "per CPU second",
                "each run, in seconds");
        speed(text, result.one());
        speed(text, result.each());
        speed(text, result.byHand());
        speed(text, result.frame());
        speed(text, result.job());
        line(text, "");
        line(
                text,
                "ratio by the clock        %.2f of one bare consumer, %.2f of one for each partition",
                result.ratio(),
                result.eachRatio());
        line(
                text,
                "what Flink alone leaves   %.2f of one bare consumer, %.2f of one for each partition",
                result.frameRatio(),
                result.frameEachRatio());
        line(text, "ratio by processor time   %.2f of one bare consumer", result.processorRatio());
        line(text, "");
        line(text, "%-42s %9s %10s", "Processor time, median run", "seconds", "µs/event");
        parts(text, result.one());
        parts(text, result.each());
        parts(text, result.byHand());
        parts(text, result.frame());
        parts(text, result.job());
        line(text, "");
        line(
                text,
                "The job counted %,d contacts; it wrote %,d rows and %,d dead letters.",
                result.written().contacts(),
                result.written().rows(),
                result.written().deadLetters());
        line(
                text,
                "Writing the load took %.1f s of processor time and is not measured.",
                result.generation().values().stream().mapToDouble(Double::doubleValue).sum());
        line(text, "The clock runs from when all threads or tasks run to the last record, the");
        line(text, "job's also over its last rows and checkpoint. The broker uses the same");
        line(text, "processors; time per CPU second is that of the readers alone.");
        return text.toString();
    }

    private static void speed(StringBuilder text, Rounds rounds) {
        line(
                text,
                "%-34s %,10.0f %,14.0f   %s",
                rounds.name(),
                rounds.eventsPerSecond(),
                rounds.eventsPerProcessorSecond(),
                rounds.runs().stream()
                        .map(run -> String.format(Locale.ROOT, "%.2f", run.seconds()))
                        .collect(Collectors.joining("  ")));
    }

    private static void parts(StringBuilder text, Rounds rounds) {
        line(text, "%s", rounds.name());
        for (Map.Entry<Part, Double> part : rounds.median().processor().entrySet()) {
            line(
                    text,
                    "  %-40s %9.2f %10.2f",
                    part.getKey().name(),
                    part.getValue(),
                    part.getValue() * MICROS / rounds.events());
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
