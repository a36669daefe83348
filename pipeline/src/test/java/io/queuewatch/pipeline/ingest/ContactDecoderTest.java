package io.queuewatch.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.contact.EventKind;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.SchemaHistory;
import io.queuewatch.schemas.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContactDecoderTest {

    private static final int EVENTS = 5_000;

    private static final Map<String, EventKind> NAMED_OTHERWISE =
            Map.of(
                    "ACCEPTED", EventKind.ANSWERED,
                    "RECEIVED", EventKind.QUEUED,
                    "CUSTOMER_REPLIED", EventKind.MESSAGE,
                    "ON_HOLD", EventKind.HELD);

    private final ContactDecoder calls = ContactDecoder.of(Channel.VOICE);

    @ParameterizedTest
    @EnumSource(Channel.class)
    void readsByHandWhatAvroReads(Channel channel) throws Exception {
        ContactDecoder decoder = ContactDecoder.of(channel);
        RandomEvents<?> events = RandomEvents.of(channel, 1);

        for (int i = 0; i < EVENTS; i++) {
            byte[] bytes = events.next();

            assertHolds(channel, decoder.decode(bytes, decoder.newest()), events.read(bytes));
        }
    }

    static Stream<Arguments> published() {
        return SchemaHistory.published().versions().stream()
                .flatMap(
                        version ->
                                Stream.of(Channel.values())
                                        .filter(
                                                channel ->
                                                        ContactDecoder.of(channel)
                                                                .record()
                                                                .equals(version.record()))
                                        .map(channel -> Arguments.of(channel, version)));
    }

    @ParameterizedTest
    @MethodSource("published")
    void readsEveryPublishedVersion(Channel channel, SchemaHistory.Version version)
            throws Exception {
        ContactDecoder decoder = ContactDecoder.of(channel);
        RandomEvents<?> events = RandomEvents.of(channel, version.version());

        for (int i = 0; i < EVENTS; i++) {
            byte[] bytes = as(version, events.schema(), events.next());

            assertHolds(channel, decoder.decode(bytes, version.fingerprint()), events.read(bytes));
        }
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void bringsAnyOtherVersionToTheNewest(Channel channel) throws Exception {
        ContactDecoder decoder = ContactDecoder.of(channel);
        RandomEvents<?> events = RandomEvents.of(channel, 9);

        for (int i = 0; i < EVENTS; i++) {
            byte[] bytes = events.next();

            assertHolds(channel, decoder.decode(bytes, ~decoder.newest()), events.read(bytes));
        }
    }

    /** The event as a source of that version would have sent it. */
    private static byte[] as(SchemaHistory.Version version, Schema newestSchema, byte[] newest)
            throws IOException {
        GenericRecord record =
                new GenericDatumReader<GenericRecord>(newestSchema, version.schema())
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

    private static void assertHolds(
            Channel channel, ContactEvent event, SpecificRecordBase record) {
        assertThat(event.channel).isEqualTo(channel);
        assertThat(event.eventId).isEqualTo(record.get("eventId"));
        assertThat(event.time).isEqualTo(((Instant) record.get("eventTime")).toEpochMilli());
        assertThat(event.source).isEqualTo(record.get("source"));
        assertThat(event.sequence).isEqualTo(record.get("sequence"));
        assertThat(event.revision).isEqualTo(record.get("revision"));
        assertThat(event.contactId).isEqualTo(record.get("contactId"));
        String type = record.get("type").toString();
        assertThat(event.kind)
                .isEqualTo(
                        type.equals("UNKNOWN")
                                ? null
                                : NAMED_OTHERWISE.containsKey(type)
                                        ? NAMED_OTHERWISE.get(type)
                                        : EventKind.valueOf(type));
        assertThat(event.leg).isEqualTo(record.get("leg"));
        assertThat(event.queue).isEqualTo(record.get("queue"));
        assertThat(event.site).isEqualTo(record.get("site"));
        assertThat(event.segment).isEqualTo(record.get("segment"));
        assertThat(event.priority).isEqualTo(priority((Integer) record.get("priority")));
        assertThat(event.customer).isEqualTo(record.get("customer"));
        assertThat(event.topic).isEqualTo(record.get("topic"));
        assertThat(event.agentId).isEqualTo(record.get("agentId"));
        assertThat(event.team).isEqualTo(record.get("team"));
        assertThat(event.moment).isEqualTo(record.get("moment"));
        assertThat(event.direction).isEqualTo(record.get("direction"));
        assertThat(event.toQueue).isEqualTo(record.get("toQueue"));
        assertThat(event.toAgent).isEqualTo(record.get("toAgent"));
        assertThat(event.transfer).isEqualTo(record.get("transfer"));
        assertThat(event.reason).isEqualTo(otherwise(record, "reason", null));
        assertThat(event.level).isEqualTo(otherwise(record, "level", 0));
        assertThat(event.by).isEqualTo(otherwise(record, "by", EndedBy.UNKNOWN));
        assertThat(event.amount).isEqualTo(otherwise(record, "amount", 0L));
        assertThat(event.workTime).isEqualTo(otherwise(record, "workTime", -1L));
        assertThat(event.author).isEqualTo(author(type, record));
    }

    private static Object otherwise(SpecificRecordBase record, String field, Object otherwise) {
        Object value = record.hasField(field) ? record.get(field) : null;
        return value == null ? otherwise : value;
    }

    private static Author author(String type, SpecificRecordBase record) {
        Author said = (Author) otherwise(record, "author", null);
        if (said != null) {
            return said;
        }
        return switch (type) {
            case "REPLIED" -> Author.AGENT;
            case "CUSTOMER_REPLIED" -> Author.CUSTOMER;
            case "MESSAGE" -> record.get("agentId") == null ? Author.UNKNOWN : Author.AGENT;
            default -> Author.UNKNOWN;
        };
    }

    private static int priority(Integer priority) {
        return priority == null ? 0 : priority >= 1 && priority <= 4 ? priority : -1;
    }

    @Test
    void bytesCutOffAnywhereAreUnreadable() {
        byte[] bytes = RandomEvents.of(Channel.VOICE, 3).next();

        for (int length = Codec.HEADER_LENGTH; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> calls.decode(cut, calls.newest()))
                    .isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void bytesLeftOverAreUnreadable() {
        byte[] bytes = RandomEvents.of(Channel.VOICE, 4).next();
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

        assertThatThrownBy(() -> calls.decode(longer, calls.newest()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("bytes are left behind the last field");
    }

    @Test
    void aLengthBeyondTheBytesReservesNothing() {
        byte[] bytes = RandomEvents.of(Channel.VOICE, 5).next();
        byte[] huge = Arrays.copyOf(bytes, Codec.HEADER_LENGTH + 5);
        // The length of eventId: 2 GiB less one.
        System.arraycopy(
                new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
                0,
                huge,
                Codec.HEADER_LENGTH,
                5);

        assertThatThrownBy(() -> calls.decode(huge, calls.newest()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("a string is said to be 2147483647 bytes long, 0 are left");
    }

    @Test
    void garbageIsUnreadableOrAnEventButNothingElse() {
        Random random = new Random(6);
        RandomEvents<?> events = RandomEvents.of(Channel.VOICE, 7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = random.nextBoolean() ? noise(random) : mutated(random, events.next());
            try {
                assertThat(calls.decode(bytes, calls.newest())).isNotNull();
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

    private static byte[] mutated(Random random, byte[] bytes) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = Codec.HEADER_LENGTH + random.nextInt(bytes.length - Codec.HEADER_LENGTH);
            bytes[at] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0
                ? Arrays.copyOf(bytes, Codec.HEADER_LENGTH + random.nextInt(bytes.length))
                : bytes;
    }
}
