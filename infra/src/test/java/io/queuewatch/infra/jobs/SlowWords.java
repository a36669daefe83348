package io.queuewatch.infra.jobs;

import io.queuewatch.pipeline.alert.AlertRecord;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.Codec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Words about alerts as a source, each a while after the one before, so that Alertmanager may tell
 * of it before the next one comes.
 */
final class SlowWords implements GeneratorFunction<Long, AlertRecord> {

    private static final long serialVersionUID = 1L;

    /** AlertJob reads for a while before it sends anything. */
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(6);

    private final byte[][] values;
    private final Duration between;

    private SlowWords(byte[][] values, Duration between) {
        this.values = values;
        this.between = between;
    }

    static DataGeneratorSource<AlertRecord> of(List<Alert> words, Duration between) {
        Codec<Alert> codec = Codec.of(Alert.class);
        return new DataGeneratorSource<>(
                new SlowWords(words.stream().map(codec::encode).toArray(byte[][]::new), between),
                words.size(),
                Types.POJO(AlertRecord.class));
    }

    @Override
    public AlertRecord map(Long index) {
        LockSupport.parkNanos((index == 0 ? BEFORE_THE_FIRST : between).toNanos());
        AlertRecord record = new AlertRecord();
        record.value = values[index.intValue()];
        record.topic = "alerts";
        record.offset = index;
        return record;
    }
}
