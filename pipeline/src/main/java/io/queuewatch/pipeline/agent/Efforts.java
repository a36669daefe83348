package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.contact.ContactPart;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.Fact.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Tells the efforts of chats as facts, withdrawing what was wrong. */
final class Efforts {

    private Efforts() {}

    /**
     * Emits what has to be counted so that the efforts before become those after. The slices of a
     * chat's beginning are kept while its effort may change.
     */
    static void difference(List<ContactPart> before, List<ContactPart> after, Consumer<Fact> out) {
        Map<ContactPart, Long> was = Chats.efforts(before);
        Map<ContactPart, Long> is = Chats.efforts(after);
        for (ContactPart part : after) {
            if (!before.contains(part)) {
                out.accept(fact(Kind.TRACKED, 1, part));
            }
            if (is.containsKey(part) && !Objects.equals(is.get(part), was.get(part))) {
                out.accept(effort(1, part, is.get(part)));
            }
        }
        for (ContactPart part : before) {
            if (was.containsKey(part) && !Objects.equals(is.get(part), was.get(part))) {
                out.accept(effort(-1, part, was.get(part)));
            }
            if (!after.contains(part)) {
                out.accept(fact(Kind.TRACKED, -1, part));
            }
        }
    }

    /** Emits that the slices of these chats' beginnings may go. */
    static void release(List<ContactPart> parts, Consumer<Fact> out) {
        for (ContactPart part : parts) {
            out.accept(fact(Kind.TRACKED, -1, part));
        }
    }

    private static Fact effort(int sign, ContactPart part, long effortMs) {
        Fact fact = fact(Kind.EFFORT, sign, part);
        fact.effortMs = effortMs;
        return fact;
    }

    private static Fact fact(Kind kind, int sign, ContactPart part) {
        Fact fact = new Fact();
        fact.kind = kind;
        fact.sign = sign;
        fact.channel = part.channel;
        fact.queue = part.queue;
        fact.tags = part.tags();
        fact.begin = part.begin;
        fact.at = part.close;
        return fact;
    }
}
