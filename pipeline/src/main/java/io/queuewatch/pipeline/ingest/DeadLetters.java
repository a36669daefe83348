package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Writes dead letters: what was put aside, why, and where it came from. */
public final class DeadLetters {

    private final Codec<DeadLetter> codec = Codec.of(DeadLetter.class);

    /** The letter of a record that could not be used. */
    public Message of(Inbound inbound) {
        DeadLetter letter = new DeadLetter();
        letter.setReason(inbound.reason);
        letter.setDetail(inbound.detail);
        letter.setTopic(inbound.topic);
        letter.setPartition(inbound.partition);
        letter.setOffset(inbound.offset);
        letter.setJudgedAt(Instant.ofEpochMilli(System.currentTimeMillis()));
        letter.setPayload(ByteBuffer.wrap(inbound.payload));
        return message(letter);
    }

    /**
     * The letter of an event that cannot be.
     *
     * @param topic the topic it was read from
     */
    public Message of(RejectedEvent rejected, String topic) {
        DeadLetter letter = new DeadLetter();
        letter.setReason(rejected.reason);
        letter.setDetail(rejected.detail);
        letter.setTopic(topic);
        letter.setPartition(rejected.partition);
        letter.setOffset(rejected.offset);
        letter.setJudgedAt(Instant.ofEpochMilli(System.currentTimeMillis()));
        letter.setContactId(rejected.subject);
        letter.setEventId(rejected.eventId);
        letter.setEvent(rejected.event);
        return message(letter);
    }

    /**
     * The letter of a version of the targets that does not count.
     *
     * @param reason what kind of fault
     * @param detail what is wrong, in words
     */
    Message of(TargetsRecord record, DeadLetterReason reason, String detail) {
        DeadLetter letter = new DeadLetter();
        letter.setReason(reason);
        letter.setDetail(detail);
        letter.setTopic(record.topic);
        letter.setPartition(record.partition);
        letter.setOffset(record.offset);
        letter.setJudgedAt(Instant.ofEpochMilli(System.currentTimeMillis()));
        letter.setPayload(ByteBuffer.wrap(record.value));
        return message(letter);
    }

    private Message message(DeadLetter letter) {
        String key = letter.getTopic() + '/' + letter.getPartition() + '/' + letter.getOffset();
        return Message.of(key, codec, letter);
    }
}
