package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** Calls as the operators see them. */
public final class Decoded {

    private static final Codec<CallEvent> CODEC = Codec.of(CallEvent.class);

    private Decoded() {}

    /** The events that these calls become; what cannot be used is left out. */
    public static List<ContactEvent> events(List<CallEvent> calls) {
        ContactDecoder decoder = ContactDecoder.of(Channel.VOICE);
        EventCheck check = new EventCheck(Long.MAX_VALUE);
        List<ContactEvent> events = new ArrayList<>();
        try {
            for (CallEvent call : calls) {
                ContactEvent event = decoder.decode(CODEC.encode(call), decoder.newest());
                if (check.problem(event, event.time) == null) {
                    events.add(event);
                }
            }
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(e);
        }
        return events;
    }
}
