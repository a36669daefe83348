package io.queuewatch.pipeline.ingest;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.Moment;
import io.queuewatch.schemas.TransferKind;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;

/** Calls with any value in every field, present or not. */
final class RandomCalls {

    private static final String[] TEXTS = {"", "a", "PS", "Jérôme", "客服", "😀", "x".repeat(200)};

    private final Random random;

    RandomCalls(long seed) {
        random = new Random(seed);
    }

    CallEvent next() {
        return CallEvent.newBuilder()
                .setEventId(text())
                .setEventTime(Instant.ofEpochMilli(random.nextLong() >> random.nextInt(50)))
                .setSource(maybe(this::text))
                .setSequence(random.nextLong() >> random.nextInt(64))
                .setRevision(random.nextInt() >> random.nextInt(32))
                .setContactId(text())
                .setType(any(CallEventType.values()))
                .setLeg(maybe(this::text))
                .setQueue(maybe(this::text))
                .setSite(maybe(this::text))
                .setSegment(maybe(this::text))
                .setPriority(maybe(() -> random.nextInt(8) - 2))
                .setCustomer(maybe(this::text))
                .setTopic(maybe(this::text))
                .setAgentId(maybe(this::text))
                .setTeam(maybe(this::text))
                .setMoment(maybe(() -> any(Moment.values())))
                .setDirection(any(Direction.values()))
                .setToQueue(maybe(this::text))
                .setToAgent(maybe(this::text))
                .setTransfer(maybe(() -> any(TransferKind.values())))
                .setReason(maybe(() -> any(LeaveReason.values())))
                .setLevel(maybe(random::nextInt))
                .setBy(any(EndedBy.values()))
                .setAmount(maybe(random::nextLong))
                .build();
    }

    private String text() {
        return any(TEXTS);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
