package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.schemas.UnreadableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;

/** Contacts' events as the operators see them. */
public final class Decoded {

    private Decoded() {}

    /** The events that these of any channel become; what cannot be used is left out. */
    public static List<ContactEvent> events(List<? extends SpecificRecordBase> sent) {
        Map<String, ContactDecoder> decoders =
                Arrays.stream(Channel.values())
                        .map(ContactDecoder::of)
                        .collect(Collectors.toMap(ContactDecoder::record, Function.identity()));
        EventCheck check = new EventCheck(Long.MAX_VALUE);
        Encoded encoded = new Encoded();
        List<ContactEvent> events = new ArrayList<>();
        try {
            for (SpecificRecordBase one : sent) {
                ContactDecoder decoder = decoders.get(one.getSchema().getName());
                ContactEvent event = decoder.decode(encoded.bytes(one), decoder.newest());
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
