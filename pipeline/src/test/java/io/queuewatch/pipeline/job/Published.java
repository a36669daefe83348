package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.TargetsRecord;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.TargetsVersion;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** Records of the topic of targets, as a bounded source. */
public final class Published {

    private final List<Sent> records = new ArrayList<>();

    private record Sent(long at, byte[] value) implements Serializable {}

    /** Nothing that counts within any test; a source without a record is none for Flink. */
    public static DataGeneratorSource<TargetsRecord> none() {
        return new Published()
                .version(Instant.parse("9999-01-01T00:00:00Z"), "unlisted: count")
                .source();
    }

    /** A version of this text, sent a minute before it counts. */
    Published version(Instant validFrom, String text) {
        Instant sent = validFrom.minusSeconds(60);
        return bytes(
                sent,
                Codec.of(TargetsVersion.class)
                        .encode(
                                TargetsVersion.newBuilder()
                                        .setVersionId("v" + records.size())
                                        .setValidFrom(validFrom)
                                        .setPublishedAt(sent)
                                        .setWho("test")
                                        .setText(text)
                                        .build()));
    }

    /** Whatever somebody sent. */
    Published bytes(Instant sent, byte[] value) {
        records.add(new Sent(sent.toEpochMilli(), value));
        return this;
    }

    DataGeneratorSource<TargetsRecord> source() {
        Sent[] all = records.toArray(new Sent[0]);
        return new DataGeneratorSource<>(
                index -> record(index, all[index.intValue()]),
                all.length,
                Types.POJO(TargetsRecord.class));
    }

    private static TargetsRecord record(long offset, Sent sent) {
        TargetsRecord record = new TargetsRecord();
        record.value = sent.value();
        record.sentAt = sent.at();
        record.topic = Topics.LIVE.targets();
        record.offset = offset;
        return record;
    }
}
