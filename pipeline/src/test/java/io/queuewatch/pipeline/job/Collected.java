package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.wire.Message;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink whose messages a test can read, in the order in which each key was written. */
final class Collected implements Sink<Message> {

    private static final long serialVersionUID = 1L;
    private static final Map<String, Queue<byte[]>> VALUES = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    Collected() {
        VALUES.put(id, new ConcurrentLinkedQueue<>());
    }

    List<byte[]> values() {
        return List.copyOf(VALUES.get(id));
    }

    @Override
    public SinkWriter<Message> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(Message message, Context writerContext) {
                VALUES.get(id).add(message.value);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
