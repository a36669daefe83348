package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.UnreadableException;

/** Calls as the operators see them. */
public final class Decoded {

    private static final Codec<CallEvent> CODEC = Codec.of(CallEvent.class);

    private Decoded() {}

    /** The event that this call becomes. */
    public static ContactEvent event(CallEvent call) {
        try {
            return new CallDecoder().decode(CODEC.encode(call), CallDecoder.NEWEST);
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
