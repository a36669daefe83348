package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.Outcome;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.SchemaHistory;
import io.queuewatch.schemas.UnreadableException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the charts need of the topics {@code kpis} and {@code now}. Whatever else is there is
 * passed over; of what cannot be read, InfluxJob makes the dead letter.
 */
public final class DriftInputDeserializer implements KafkaRecordDeserializationSchema<DriftInput> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DriftInputDeserializer.class);

    private static final String TEAM = "team";
    private static final String ALL_TEAMS = "*";

    private transient Map<Long, String> records;
    private transient Codec<KpiRow> rows;
    private transient Codec<KpiBy> rowsBy;
    private transient Codec<AgentTime> teams;
    private transient Codec<Outcome> outcomes;
    private transient Codec<QueueNow> nows;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        records = new HashMap<>();
        SchemaHistory.published()
                .versions()
                .forEach(version -> records.put(version.fingerprint(), version.record()));
        rows = Codec.of(KpiRow.class);
        rowsBy = Codec.of(KpiBy.class);
        teams = Codec.of(AgentTime.class);
        outcomes = Codec.of(Outcome.class);
        nows = Codec.of(QueueNow.class);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> from, Collector<DriftInput> out) {
        try {
            read(from.value(), out);
        } catch (UnreadableException | IllegalArgumentException e) {
            LOG.warn(
                    "{}/{}/{} is passed over: {}",
                    from.topic(),
                    from.partition(),
                    from.offset(),
                    e.getMessage());
        }
    }

    private void read(byte[] value, Collector<DriftInput> out) throws UnreadableException {
        switch (records.getOrDefault(Codec.fingerprint(value), "")) {
            case "KpiRow" ->
                    RowReadings.of(rows.decode(value))
                            .forEach(reading -> out.collect(DriftInput.of(reading)));
            case "Outcome" ->
                    RowReadings.of(outcomes.decode(value))
                            .forEach(reading -> out.collect(DriftInput.of(reading)));
            case "KpiBy" -> readBy(value, out);
            case "AgentTime" -> readTeam(value, out);
            case "QueueNow" ->
                    out.collect(DriftInput.at(nows.decode(value).getAsOf().toEpochMilli()));
            default -> {
                // A summary or another row that no chart is made of.
            }
        }
    }

    private void readBy(byte[] value, Collector<DriftInput> out) throws UnreadableException {
        KpiBy row = rowsBy.decode(value);
        if (row.getInterval().equals(Interval.HOUR.label())) {
            QueueNote note = new QueueNote();
            note.channel = row.getChannel();
            note.queue = row.getQueue();
            note.start = row.getStart().toEpochMilli();
            note.slice = row.getDimension() + '|' + row.getValue();
            note.team = row.getDimension().equals(TEAM) ? row.getValue() : null;
            note.row = value;
            out.collect(DriftInput.of(note, row.getAsOf().toEpochMilli()));
        }
    }

    /** The row of all teams together is of none. */
    private void readTeam(byte[] value, Collector<DriftInput> out) throws UnreadableException {
        AgentTime row = teams.decode(value);
        if (row.getInterval().equals(Interval.HOUR.label()) && !row.getTeam().equals(ALL_TEAMS)) {
            QueueNote note = new QueueNote();
            note.team = row.getTeam();
            note.start = row.getStart().toEpochMilli();
            note.slice = "time|" + row.getTeam();
            note.row = value;
            out.collect(DriftInput.of(note, row.getAsOf().toEpochMilli()));
        }
    }

    @Override
    public TypeInformation<DriftInput> getProducedType() {
        return Types.POJO(DriftInput.class);
    }
}
