package io.queuewatch.infra.simulator;

import io.queuewatch.infra.kafka.EventRoute;
import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.infra.simulator.model.StandardCentre;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.pipeline.ingest.InboundDeserializer;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.TimeMark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The standard centre as a source, as ContactCenterJob would read it from Kafka; for one reader.
 */
public final class SimulatedEvents implements GeneratorFunction<Long, Inbound> {

    private static final long serialVersionUID = 1L;
    private static final Duration BETWEEN_MARKS = Duration.ofMinutes(1);

    private final long seed;
    private final Instant start;
    private final List<String> incidents;
    private transient Simulator simulator;
    private transient Delivery next;
    private transient Instant mark;
    private transient EventRoute route;
    private transient Codec<TimeMark> marks;
    private transient InboundDeserializer deserializer;
    private transient Queue<Inbound> read;

    private SimulatedEvents(long seed, Instant start, List<String> incidents) {
        this.seed = seed;
        this.start = start;
        this.incidents = incidents;
    }

    /** A source of all that happens from a moment on, for so long, where this goes wrong. */
    public static DataGeneratorSource<Inbound> source(
            long seed, Instant start, Duration length, List<String> incidents) {
        SimulatedEvents events = new SimulatedEvents(seed, start, incidents);
        long[] count = new long[1];
        new SpanPlayer(events.simulator(), start, start.plus(length))
                .play(event -> count[0]++, moment -> count[0]++, progress -> {});
        return new DataGeneratorSource<>(events, count[0], Types.POJO(Inbound.class));
    }

    private Simulator simulator() {
        CentreModel model =
                StandardCentre.in(ZoneOffset.UTC)
                        .with(
                                incidents.stream()
                                        .map(text -> Incident.parse(text, ZoneOffset.UTC))
                                        .toList());
        return new Simulator(model, seed, start);
    }

    @Override
    public void open(SourceReaderContext context) {
        simulator = simulator();
        next = simulator.next();
        mark = start.plus(BETWEEN_MARKS);
        route = new EventRoute(Topics.LIVE);
        marks = Codec.of(TimeMark.class);
        deserializer = new InboundDeserializer(Topics.LIVE, Long.MAX_VALUE);
        deserializer.open(null);
        read = new ArrayDeque<>();
    }

    @Override
    public Inbound map(Long index) {
        if (!next.at().isBefore(mark)) {
            byte[] time = marks.encode(new TimeMark(mark, "simulator", false));
            mark = mark.plus(BETWEEN_MARKS);
            return decoded(Topics.LIVE.calls(), index, null, time);
        }
        ProducerRecord<String, byte[]> record = route.record(next.event());
        next = simulator.next();
        return decoded(
                record.topic(),
                index,
                record.key().getBytes(StandardCharsets.UTF_8),
                record.value());
    }

    private Inbound decoded(String topic, long offset, byte[] key, byte[] value) {
        deserializer.deserialize(
                new ConsumerRecord<>(topic, 0, offset, key, value),
                new Collector<>() {
                    @Override
                    public void collect(Inbound inbound) {
                        read.add(inbound);
                    }

                    @Override
                    public void close() {}
                });
        return read.remove();
    }
}
