package io.queuewatch.infra.simulator;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.ChatEventType;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.EmailEventType;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.SocialEvent;
import io.queuewatch.schemas.SocialEventType;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;

/** The empty event of each channel, and its name for what happens. */
enum Form {
    CALL(CallEvent::new, CallEventType::valueOf),
    CHAT(ChatEvent::new, ChatEventType::valueOf),
    EMAIL(EmailEvent::new, EmailEventType::valueOf),
    SOCIAL(SocialEvent::new, SocialEventType::valueOf);

    private static final String BY = "by";

    private final Supplier<SpecificRecordBase> blank;
    private final Function<String, Enum<?>> type;

    Form(Supplier<SpecificRecordBase> blank, Function<String, Enum<?>> type) {
        this.blank = blank;
        this.type = type;
    }

    static Form of(Channel channel) {
        return switch (channel) {
            case VOICE -> CALL;
            case CHAT -> CHAT;
            case EMAIL -> EMAIL;
            case SOCIAL -> SOCIAL;
        };
    }

    /** An event of which only the type is known. */
    SpecificRecordBase blank(Word word) {
        SpecificRecordBase event = blank.get();
        event.put("type", type.apply(word.name()));
        if (event.hasField(BY)) {
            event.put(BY, EndedBy.UNKNOWN);
        }
        return event;
    }
}
