package io.queuewatch.pipeline.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A hand-written serializer whose every value begins with the version it was written in, so that
 * state of an older version can be read for ever.
 *
 * @param <T> what is written
 */
public abstract class VersionedSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_LENGTH = 1_024;

    private final int version;
    private transient Text text;

    /**
     * A serializer.
     *
     * @param version the version it writes, from 1 to 127
     */
    protected VersionedSerializer(int version) {
        this.version = version;
    }

    /** Writes and reads strings; for the thread that the serializer serves. */
    protected final Text text() {
        if (text == null) {
            text = new Text();
        }
        return text;
    }

    /** Writes the fields in the current version. */
    protected abstract void write(T value, DataOutputView out) throws IOException;

    /** Reads the fields as this version wrote them. */
    protected abstract T read(int writtenVersion, DataInputView in) throws IOException;

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        out.writeByte(version);
        write(value, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        int written = in.readByte();
        if (written < 1 || written > version) {
            throw new IOException(
                    "%s: state of version %d, this program reads 1 to %d"
                            .formatted(getClass().getSimpleName(), written, version));
        }
        return read(written, in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public final void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    /** Values are never changed once they are handed on; who writes others says so. */
    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    /** A copy of a value that may be changed later on: what is written of it and read again. */
    protected final T rewritten(T from) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(USUAL_LENGTH);
            serialize(from, out);
            return deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        } catch (IOException e) {
            throw new IllegalStateException("what was written into memory cannot be read", e);
        }
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }
}
