package io.queuewatch.pipeline.alert;

import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.UnreadableException;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes held alerts into the state as they came; every version of the schema is read for ever. */
final class HeldAlertSerializer implements SimpleVersionedSerializer<HeldAlert> {

    private static final int VERSION = 1;
    private static final int USUAL_LENGTH = 512;

    private final Codec<Alert> codec = Codec.of(Alert.class);

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(HeldAlert held) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(USUAL_LENGTH);
        byte[] alert = codec.encode(held.alert());
        out.writeUTF(held.topic());
        out.writeInt(held.partition());
        out.writeLong(held.offset());
        out.writeInt(alert.length);
        out.write(alert);
        return out.getCopyOfBuffer();
    }

    @Override
    public HeldAlert deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "held alert of version %d, this program reads %d".formatted(version, VERSION));
        }
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        String topic = in.readUTF();
        int partition = in.readInt();
        long offset = in.readLong();
        byte[] alert = new byte[in.readInt()];
        in.readFully(alert);
        try {
            return new HeldAlert(codec.decode(alert), topic, partition, offset);
        } catch (UnreadableException e) {
            throw new IOException("held alert: " + e.getMessage(), e);
        }
    }
}
