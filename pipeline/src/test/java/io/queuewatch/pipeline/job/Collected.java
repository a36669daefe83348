package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink whose messages a test can read, in the order in which each key was written. */
public final class Collected implements Sink<Message> {

    private static final long serialVersionUID = 1L;
    private static final Map<String, Queue<byte[]>> VALUES = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    /** An empty one. */
    public Collected() {
        VALUES.put(id, new ConcurrentLinkedQueue<>());
    }

    List<byte[]> values() {
        return List.copyOf(VALUES.get(id));
    }

    /** The messages that are of this type. */
    public <T extends SpecificRecordBase> List<T> of(Class<T> type) throws UnreadableException {
        Codec<T> codec = Codec.of(type);
        long fingerprint = SchemaNormalization.parsingFingerprint64(codec.schema());
        List<T> records = new ArrayList<>();
        for (byte[] value : values()) {
            if (Codec.fingerprint(value) == fingerprint) {
                records.add(codec.decode(value));
            }
        }
        return records;
    }

    /**
     * Waits until a condition holds that messages bring about.
     *
     * @throws TimeoutException where it does not within a minute
     */
    void await(Callable<Boolean> condition) throws Exception {
        Instant patience = Instant.now().plusSeconds(60);
        Queue<byte[]> messages = VALUES.get(id);
        while (!condition.call()) {
            if (Instant.now().isAfter(patience)) {
                throw new TimeoutException("after " + messages.size() + " messages");
            }
            synchronized (messages) {
                messages.wait(1_000);
            }
        }
    }

    @Override
    public SinkWriter<Message> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(Message message, Context writerContext) {
                Queue<byte[]> messages = VALUES.get(id);
                messages.add(message.value);
                synchronized (messages) {
                    messages.notifyAll();
                }
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
