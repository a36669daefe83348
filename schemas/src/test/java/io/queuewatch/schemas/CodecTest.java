package io.queuewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

    private final Codec<CallEvent> codec = Codec.of(CallEvent.class);

    @ParameterizedTest
    @ValueSource(
            classes = {
                CallEvent.class,
                ChatEvent.class,
                EmailEvent.class,
                SocialEvent.class,
                AgentEvent.class,
                ScheduleEvent.class,
                SurveyEvent.class,
                TimeMark.class,
                KpiRow.class,
                KpiSummary.class,
                QueueNow.class,
                DeadLetter.class
            })
    <T extends SpecificRecordBase> void everyRecordComesBackAsItWas(Class<T> type)
            throws UnreadableException {
        Codec<T> codec = Codec.of(type);
        SpecificData model = SpecificData.getForClass(type);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            GenericRecord generic =
                    (GenericRecord) RandomRecords.generic(model.getSchema(type), random);
            T value = type.cast(SpecificCopies.specific(type, generic));
            assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
        }
    }

    @Test
    void theHeaderIsTheMarkerAndTheFingerprint() throws UnreadableException {
        byte[] bytes = codec.encode(call());
        assertThat(bytes).startsWith(0xC3, 0x01);
        assertThat(Codec.fingerprint(bytes))
                .isEqualTo(SchemaNormalization.parsingFingerprint64(CallEvent.getClassSchema()));
    }

    @Test
    void bytesThatAreNoSingleObjectAreNamed() {
        assertThatThrownBy(() -> codec.decode("{\"json\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("want c3 01")
                .hasMessageContaining("10 bytes beginning 7b 22");
        assertThatThrownBy(() -> codec.decode(new byte[0])).hasMessageContaining("no bytes");
        assertThatThrownBy(() -> codec.decode(null)).hasMessageContaining("no value at all");
    }

    @Test
    void anUnknownSchemaIsNamedByItsFingerprint() {
        byte[] bytes = codec.encode(call());
        bytes[2] ^= 0x55;
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOfSatisfying(
                        UnreadableException.class,
                        e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA))
                .hasMessageContaining("fingerprint");
    }

    @Test
    void aBodyCutShortIsUnreadable() {
        byte[] bytes = codec.encode(call());
        byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 9);
        assertThatThrownBy(() -> codec.decode(cut))
                .isInstanceOfSatisfying(
                        UnreadableException.class,
                        e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.UNREADABLE));
    }

    private static CallEvent call() {
        return CallEvent.newBuilder()
                .setEventId("e1")
                .setEventTime(Instant.ofEpochMilli(915_148_800_000L))
                .setContactId("c1")
                .setType(CallEventType.QUEUED)
                .setQueue("PS")
                .build();
    }
}
