package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.SocialEvent;
import io.queuewatch.schemas.UnreadableException;
import java.time.Instant;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Events of one channel with any values in their fields, possible or not. */
final class RandomEvents<T extends SpecificRecordBase> {

    private static final String[] TEXTS = {"", "a", "PS", "Jérôme", "客服", "😀", "x".repeat(200)};

    private final Random random;
    private final Class<T> type;
    private final Codec<T> codec;

    private RandomEvents(Class<T> type, long seed) {
        this.type = type;
        this.codec = Codec.of(type);
        random = new Random(seed);
    }

    static RandomEvents<? extends SpecificRecordBase> of(Channel channel, long seed) {
        return switch (channel) {
            case VOICE -> new RandomEvents<>(CallEvent.class, seed);
            case CHAT -> new RandomEvents<>(ChatEvent.class, seed);
            case EMAIL -> new RandomEvents<>(EmailEvent.class, seed);
            case SOCIAL -> new RandomEvents<>(SocialEvent.class, seed);
        };
    }

    /** The bytes of the next event. */
    byte[] next() {
        T event = create();
        for (Schema.Field field : codec.schema().getFields()) {
            event.put(field.pos(), value(field.schema()));
        }
        return codec.encode(event);
    }

    /** The bytes of the next event, this field holding this value. */
    byte[] next(String field, Object value) {
        try {
            T event = codec.decode(next());
            event.put(field, value);
            return codec.encode(event);
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Avro reads from the bytes. */
    SpecificRecordBase read(byte[] bytes) throws UnreadableException {
        return codec.decode(bytes);
    }

    Schema schema() {
        return codec.schema();
    }

    private T create() {
        return type.cast(SpecificData.newInstance(type, codec.schema()));
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> value(any(schema.getTypes().toArray(new Schema[0])));
            case NULL -> null;
            case STRING -> any(TEXTS);
            case ENUM -> any(SpecificData.get().getClass(schema).getEnumConstants());
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG ->
                    schema.getLogicalType() == null
                            ? (Object) (random.nextLong() >> random.nextInt(64))
                            : Instant.ofEpochMilli(random.nextLong() >> random.nextInt(50));
            default -> throw new IllegalArgumentException("no random value for " + schema);
        };
    }

    private <V> V any(V[] values) {
        return values[random.nextInt(values.length)];
    }
}
