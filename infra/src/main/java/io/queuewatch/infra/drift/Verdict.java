package io.queuewatch.infra.drift;

import io.queuewatch.infra.kafka.KafkaOptions;
import io.queuewatch.infra.kafka.Publisher;
import io.queuewatch.infra.options.ChannelConverter;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.drift.Metric;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DriftDecision;
import io.queuewatch.schemas.DriftVerdict;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What a person decides about the charts of a queue: options common to all decisions. */
final class Verdict {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            required = true,
            converter = ChannelConverter.class,
            description = "Channel of the queue.")
    private Channel channel;

    @Option(
            names = "--queue",
            required = true,
            description = "The queue; * for the charts of all of the channel together.")
    private String queue = "";

    @Option(
            names = "--metric",
            description = "Only the chart of this metric, such as service_level. Default: all.")
    private String metric;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "First moment of the change, as in 2026-03-02T08:00 (local) or"
                            + " 2026-03-02T08:00Z. Default: where the signal that stands says it"
                            + " began.")
    private Instant from;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who decides. Default: ${DEFAULT-VALUE}.")
    private String by = "";

    @Option(names = "--reason", defaultValue = "", description = "Why, in words.")
    private String reason = "";

    /**
     * Publishes it, and says so.
     *
     * @param verdict what was decided
     * @param to last moment of the change; null for the newest interval
     */
    void publish(DriftVerdict verdict, Instant to) {
        check(to);
        DriftDecision decision =
                DriftDecision.newBuilder()
                        .setVerdict(verdict)
                        .setChannel(channel.label())
                        .setQueue(queue)
                        .setMetric(metric)
                        .setFrom(from)
                        .setTo(to)
                        .setBy(by)
                        .setAt(Clock.systemUTC().instant())
                        .setReason(reason)
                        .build();
        new Publisher(kafka.bootstrapServers())
                .publish(
                        kafka.topics().driftDecisions(),
                        decision.getChannel() + '|' + decision.getQueue(),
                        Codec.of(DriftDecision.class).encode(decision));
        spec.commandLine()
                .getOut()
                .println(
                        "published: %s %s is %s, by %s; DriftJob takes it within seconds (queuewatch drift phases)"
                                .formatted(
                                        queue.equals("*") ? "all of " + channel.label() : queue,
                                        metric == null ? "(every chart)" : metric,
                                        verdict == DriftVerdict.CONFIRMED
                                                ? "confirmed"
                                                : "excluded",
                                        by));
        spec.commandLine().getOut().flush();
    }

    private void check(Instant to) {
        if (queue.isBlank()) {
            throw wrong("--queue is empty; want its name, or * for all of the channel");
        }
        if (metric != null) {
            try {
                Metric.of(metric);
            } catch (IllegalArgumentException e) {
                throw wrong("--metric: " + e.getMessage());
            }
        }
        if (to != null && from != null && to.isBefore(from)) {
            throw wrong("--to is %s, before --from %s; want it later".formatted(to, from));
        }
        Instant now = Clock.systemUTC().instant();
        if (from != null && from.isAfter(now)) {
            throw wrong("--from is %s; want a moment that has passed".formatted(from));
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /** Local times, and times with an offset. */
    static final class TimeConverter implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String text) {
            try {
                return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
            } catch (DateTimeException noLocalTime) {
                try {
                    return OffsetDateTime.parse(text).toInstant();
                } catch (DateTimeException noTime) {
                    throw new TypeConversionException(
                            "\"%s\" is no time: want one such as 2026-03-02T08:00 or 2026-03-02T08:00Z"
                                    .formatted(text));
                }
            }
        }
    }
}
