package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Tags;
import io.queuewatch.pipeline.contact.TagsFormat;
import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntMaps;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes slices: of each cell only what is not zero. Measures are written by their ordinal; a new
 * one is added before {@link Measure#TRACKED} with a new version of this serializer.
 */
final class SliceSerializer extends VersionedSerializer<Slice> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;

    /** Measures of version 1, but for the number tracked, which came after them. */
    private static final int MEASURES_OF_ONE = Measure.DISCARDED.ordinal();

    private transient TagsFormat tags;

    SliceSerializer() {
        super(VERSION);
    }

    private TagsFormat tags() {
        if (tags == null) {
            tags = new TagsFormat(new Text());
        }
        return tags;
    }

    @Override
    protected void write(Slice slice, DataOutputView out) throws IOException {
        Text.writeLong(slice.cells.size(), out);
        for (Map.Entry<Tags, Int2ObjectMap<long[]>> entry : slice.cells.entrySet()) {
            tags().write(entry.getKey(), out);
            out.writeByte(entry.getValue().size());
            for (Int2ObjectMap.Entry<long[]> cell : entry.getValue().int2ObjectEntrySet()) {
                out.writeByte(cell.getIntKey());
                SumsFormat.write(cell.getValue(), out);
            }
        }
        writeCounts(slice.waits, out);
        writeCounts(slice.handles, out);
        writeCounts(slice.responses, out);
        writeCounts(slice.levels, out);
        Text.writeLong(slice.peak, out);
    }

    @Override
    protected Slice read(int writtenVersion, DataInputView in) throws IOException {
        Slice slice = new Slice();
        int tagCount = (int) Text.readLong(in);
        for (int i = 0; i < tagCount; i++) {
            Tags tags = tags().read(writtenVersion, in);
            int minutes = in.readByte();
            for (int j = 0; j < minutes; j++) {
                long[] sums = slice.cell(tags, in.readByte());
                SumsFormat.read(sums, in);
                if (writtenVersion == 1) {
                    renew(sums);
                }
            }
        }
        readCounts(slice.waits, in);
        readCounts(slice.handles, in);
        if (writtenVersion > 1) {
            readCounts(slice.responses, in);
        }
        readCounts(slice.levels, in);
        slice.peak = (int) Text.readLong(in);
        return slice;
    }

    /** Version 1 knew calls alone: the handle times of all that were handled are known. */
    private static void renew(long[] sums) {
        sums[Measure.TRACKED.ordinal()] = sums[MEASURES_OF_ONE];
        sums[MEASURES_OF_ONE] = 0;
        sums[Measure.HANDLED_TIMED.ordinal()] = sums[Measure.HANDLED.ordinal()];
    }

    private static void writeCounts(Long2IntOpenHashMap counts, DataOutputView out)
            throws IOException {
        Text.writeLong(counts.size(), out);
        for (Long2IntMap.Entry entry : Long2IntMaps.fastIterable(counts)) {
            Text.writeLong(entry.getLongKey(), out);
            Text.writeLong(entry.getIntValue(), out);
        }
    }

    private static void readCounts(Long2IntOpenHashMap counts, DataInputView in)
            throws IOException {
        int size = (int) Text.readLong(in);
        counts.ensureCapacity(size);
        for (int i = 0; i < size; i++) {
            counts.put(Text.readLong(in), (int) Text.readLong(in));
        }
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public Slice copy(Slice from) {
        return from.copy();
    }

    @Override
    public TypeSerializer<Slice> duplicate() {
        return new SliceSerializer();
    }

    @Override
    public TypeSerializerSnapshot<Slice> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Slice> {
        /** For Flink. */
        public Snapshot() {
            super(SliceSerializer::new);
        }
    }
}
