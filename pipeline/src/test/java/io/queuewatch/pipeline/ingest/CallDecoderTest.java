package io.queuewatch.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.SchemaHistory;
import io.queuewatch.schemas.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallDecoderTest {

    private static final int CALLS = 2_000;

    private final Codec<CallEvent> codec = Codec.of(CallEvent.class);
    private final CallDecoder decoder = new CallDecoder();

    @Test
    void readsByHandWhatAvroReads() throws Exception {
        RandomCalls calls = new RandomCalls(1);

        for (int i = 0; i < CALLS; i++) {
            byte[] bytes = codec.encode(calls.next());

            assertHolds(decoder.decode(bytes, CallDecoder.NEWEST), codec.decode(bytes));
        }
    }

    static Stream<SchemaHistory.Version> published() {
        return SchemaHistory.published().versions().stream()
                .filter(version -> version.record().equals("CallEvent"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void readsEveryPublishedVersion(SchemaHistory.Version version) throws Exception {
        RandomCalls calls = new RandomCalls(version.version());

        for (int i = 0; i < CALLS; i++) {
            byte[] bytes = as(version, calls.next());

            assertHolds(decoder.decode(bytes, version.fingerprint()), codec.decode(bytes));
        }
    }

    /** The call as a source of that version would have sent it. */
    private byte[] as(SchemaHistory.Version version, CallEvent call) throws IOException {
        byte[] newest = codec.encode(call);
        GenericRecord record =
                new GenericDatumReader<GenericRecord>(CallEvent.getClassSchema(), version.schema())
                        .read(
                                null,
                                DecoderFactory.get()
                                        .binaryDecoder(
                                                newest,
                                                Codec.HEADER_LENGTH,
                                                newest.length - Codec.HEADER_LENGTH,
                                                null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), version.schema())
                .encode(record, out);
        return out.toByteArray();
    }

    private static void assertHolds(ContactEvent event, CallEvent call) {
        assertThat(event.eventId).isEqualTo(call.getEventId());
        assertThat(event.time).isEqualTo(call.getEventTime().toEpochMilli());
        assertThat(event.sequence).isEqualTo(call.getSequence());
        assertThat(event.revision).isEqualTo(call.getRevision());
        assertThat(event.contactId).isEqualTo(call.getContactId());
        assertThat(event.kind == null ? "UNKNOWN" : event.kind.name())
                .isEqualTo(call.getType().name());
        assertThat(event.leg).isEqualTo(call.getLeg());
        assertThat(event.queue).isEqualTo(call.getQueue());
        assertThat(event.site).isEqualTo(call.getSite());
        assertThat(event.segment).isEqualTo(call.getSegment());
        assertThat(event.priority).isEqualTo(priority(call.getPriority()));
        assertThat(event.agentId).isEqualTo(call.getAgentId());
        assertThat(event.inbound).isEqualTo(call.getDirection() == Direction.INBOUND);
        assertThat(event.toQueue).isEqualTo(call.getToQueue());
        assertThat(event.toAgent).isEqualTo(call.getToAgent());
        assertThat(event.transfer).isEqualTo(call.getTransfer());
        assertThat(event.reason).isEqualTo(call.getReason());
        assertThat(event.by).isEqualTo(call.getBy());
    }

    private static int priority(Integer priority) {
        return priority == null ? 0 : priority >= 1 && priority <= 4 ? priority : -1;
    }

    @Test
    void knowsEveryTypeButTheUnknown() throws Exception {
        CallEvent call = new RandomCalls(2).next();
        for (CallEventType type : CallEventType.values()) {
            call.setType(type);
            ContactEvent event = decoder.decode(codec.encode(call), CallDecoder.NEWEST);

            assertThat(event.kind == null).isEqualTo(type == CallEventType.UNKNOWN);
        }
    }

    @Test
    void bytesCutOffAnywhereAreUnreadable() {
        byte[] bytes = codec.encode(new RandomCalls(3).next());

        for (int length = Codec.HEADER_LENGTH; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> decoder.decode(cut, CallDecoder.NEWEST))
                    .isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void bytesLeftOverAreUnreadable() {
        byte[] bytes = codec.encode(new RandomCalls(4).next());
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

        assertThatThrownBy(() -> decoder.decode(longer, CallDecoder.NEWEST))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("bytes are left behind the last field");
    }

    @Test
    void aLengthBeyondTheBytesReservesNothing() {
        byte[] bytes = codec.encode(new RandomCalls(5).next());
        byte[] huge = Arrays.copyOf(bytes, Codec.HEADER_LENGTH + 5);
        // The length of eventId: 2 GiB less one.
        System.arraycopy(
                new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
                0,
                huge,
                Codec.HEADER_LENGTH,
                5);

        assertThatThrownBy(() -> decoder.decode(huge, CallDecoder.NEWEST))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("a string is said to be 2147483647 bytes long, 0 are left");
    }

    @Test
    void garbageIsUnreadableOrAnEventButNothingElse() {
        Random random = new Random(6);
        RandomCalls calls = new RandomCalls(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = random.nextBoolean() ? noise(random) : mutated(random, calls.next());
            try {
                assertThat(decoder.decode(bytes, CallDecoder.NEWEST)).isNotNull();
            } catch (UnreadableException e) {
                assertThat(e).hasMessageStartingWith("the body does not fit its schema: ");
            }
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[Codec.HEADER_LENGTH + random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] mutated(Random random, CallEvent call) {
        byte[] bytes = codec.encode(call);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = Codec.HEADER_LENGTH + random.nextInt(bytes.length - Codec.HEADER_LENGTH);
            bytes[at] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0
                ? Arrays.copyOf(bytes, Codec.HEADER_LENGTH + random.nextInt(bytes.length))
                : bytes;
    }
}
