package io.queuewatch.pipeline.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by team: learns from the rows by team which queues it serves, and sends its time to each of
 * them.
 */
public final class TeamsFunction extends KeyedProcessFunction<String, QueueNote, QueueNote> {

    private static final long serialVersionUID = 1L;

    /** As many weeks as changes are compared with, and some. */
    private static final long KEPT_MS = 10 * 7 * 24 * 3_600_000L;

    private transient MapState<String, String> served;
    private transient MapState<Long, byte[]> times;

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        served =
                runtime.getMapState(new MapStateDescriptor<>("served", Types.STRING, Types.STRING));
        times =
                runtime.getMapState(
                        new MapStateDescriptor<>(
                                "times",
                                Types.LONG,
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(QueueNote note, Context context, Collector<QueueNote> out)
            throws Exception {
        if (note.queue == null) {
            boolean isNew = !times.contains(note.start);
            times.put(note.start, note.row);
            for (Map.Entry<String, String> queue : served.entries()) {
                out.collect(note.to(queue.getValue(), name(queue)));
            }
            if (isNew) {
                letGo(note.start - KEPT_MS);
            }
        } else if (!served.contains(note.key())) {
            served.put(note.key(), note.channel);
            for (Map.Entry<Long, byte[]> time : times.entries()) {
                QueueNote earlier = new QueueNote();
                earlier.start = time.getKey();
                earlier.slice = "time|" + note.team;
                earlier.row = time.getValue();
                out.collect(earlier.to(note.channel, note.queue));
            }
        }
    }

    private static String name(Map.Entry<String, String> queue) {
        return queue.getKey().substring(queue.getValue().length() + 1);
    }

    private void letGo(long before) throws Exception {
        List<Long> old = new ArrayList<>();
        for (long start : times.keys()) {
            if (start < before) {
                old.add(start);
            }
        }
        for (long start : old) {
            times.remove(start);
        }
    }
}
