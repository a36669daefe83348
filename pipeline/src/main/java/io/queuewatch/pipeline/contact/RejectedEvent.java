package io.queuewatch.pipeline.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.queuewatch.schemas.DeadLetterReason;
import java.io.UncheckedIOException;

/** An event that could be read but cannot be, on its way to the dead letters. */
public class RejectedEvent {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .build();

    /** Where it came from: the record type's topic, without a prefix, such as {@code calls}. */
    public String input;

    /** Partition it was read from. */
    public int partition;

    /** Offset it was read at. */
    public long offset;

    /** The contact or agent it is about. */
    public String subject;

    /** Its id. */
    public String eventId;

    /** The event in JSON. */
    public String event;

    /** Why it was put aside. */
    public DeadLetterReason reason;

    /** What is wrong, in words. */
    public String detail;

    /** Puts an event of a contact aside. */
    public static RejectedEvent of(ContactEvent event, DeadLetterReason reason, String detail) {
        RejectedEvent rejected = of(event.channel.input(), event, reason, detail);
        rejected.partition = event.partition;
        rejected.offset = event.offset;
        rejected.subject = event.contactId;
        rejected.eventId = event.eventId;
        return rejected;
    }

    /**
     * Puts an event aside; where it came from, what it is about and its id are the caller's to add.
     *
     * @param input the record type's topic, without a prefix
     * @param event what is kept of it, as JSON of its properties
     * @param reason what kind of fault
     * @param detail what is wrong, in words
     */
    public static RejectedEvent of(
            String input, Object event, DeadLetterReason reason, String detail) {
        RejectedEvent rejected = new RejectedEvent();
        rejected.input = input;
        rejected.reason = reason;
        rejected.detail = detail;
        try {
            rejected.event = JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return rejected;
    }
}
