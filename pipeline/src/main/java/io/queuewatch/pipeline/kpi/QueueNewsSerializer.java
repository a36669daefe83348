package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.wire.SerializedBy;
import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes news across the shuffle. */
public final class QueueNewsSerializer extends VersionedSerializer<QueueNews> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final Channel[] CHANNELS = Channel.values();

    /** A serializer of the current version. */
    public QueueNewsSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(QueueNews news, DataOutputView out) throws IOException {
        out.writeByte(news.channel.ordinal());
        text().write(news.queue, out);
        Text.writeLong(news.minutes.size(), out);
        for (Long2ObjectMap.Entry<long[]> entry : news.minutes.long2ObjectEntrySet()) {
            Text.writeLong(entry.getLongKey(), out);
            SumsFormat.write(entry.getValue(), out);
        }
        news.moves.write(out);
    }

    @Override
    protected QueueNews read(int writtenVersion, DataInputView in) throws IOException {
        QueueNews news = new QueueNews(CHANNELS[in.readByte()], text().readPooled(in));
        int minutes = (int) Text.readLong(in);
        for (int i = 0; i < minutes; i++) {
            long start = Text.readLong(in);
            long[] sums = new long[Measure.COUNT];
            SumsFormat.read(sums, in);
            news.minutes.put(start, sums);
        }
        news.moves.read(in);
        return news;
    }

    @Override
    public TypeSerializer<QueueNews> duplicate() {
        return new QueueNewsSerializer();
    }

    @Override
    public TypeSerializerSnapshot<QueueNews> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<QueueNews> {
        /** For Flink. */
        public Snapshot() {
            super(QueueNewsSerializer::new);
        }
    }

    /** Tells Flink of the serializer. */
    public static final class Factory extends SerializedBy.Factory<QueueNews> {
        /** For Flink. */
        public Factory() {
            super(QueueNews.class, new QueueNewsSerializer());
        }
    }
}
