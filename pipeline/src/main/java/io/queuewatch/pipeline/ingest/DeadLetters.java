package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
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

    private Message message(DeadLetter letter) {
        String key = letter.getTopic() + '/' + letter.getPartition() + '/' + letter.getOffset();
        return Message.of(key, codec, letter);
    }
}
