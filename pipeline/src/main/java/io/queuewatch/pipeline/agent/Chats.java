package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.contact.ContactPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How chats share the time of one agent. */
final class Chats {

    private static final Comparator<ContactPart> ORDER =
            Comparator.<ContactPart>comparingLong(part -> part.open)
                    .thenComparing(part -> part.contactId)
                    .thenComparingLong(part -> part.begin)
                    .thenComparingLong(part -> part.close);

    private Chats() {}

    /**
     * A while in which the same chats go on.
     *
     * @param from beginning, in milliseconds
     * @param to end, exclusive, in milliseconds
     * @param parts at least one, the one that began first leading
     */
    record Stretch(long from, long to, List<ContactPart> parts) {}

    /**
     * What goes on when; nothing where the agent has no chat.
     *
     * @param from beginning, in milliseconds
     * @param now where chats that go on end for now, in milliseconds
     */
    static List<Stretch> stretches(List<ContactPart> parts, long from, long now) {
        List<ContactPart> inOrder = new ArrayList<>();
        TreeSet<Long> borders = new TreeSet<>();
        for (ContactPart part : parts) {
            long begin = Math.max(part.open, from);
            if (begin < end(part, now)) {
                inOrder.add(part);
                borders.add(begin);
                borders.add(end(part, now));
            }
        }
        inOrder.sort(ORDER);
        List<Stretch> stretches = new ArrayList<>();
        Long begin = null;
        for (long border : borders) {
            if (begin != null) {
                long at = begin;
                List<ContactPart> parallel =
                        inOrder.stream().filter(p -> p.open <= at && end(p, now) > at).toList();
                if (!parallel.isEmpty()) {
                    stretches.add(new Stretch(begin, border, parallel));
                }
            }
            begin = border;
        }
        return stretches;
    }

    /**
     * The effort of each chat that has ended, in milliseconds: the integral of dt / n over its
     * time, where n chats go on at once. Whole milliseconds: where a stretch cannot be divided
     * evenly the chats that began first have one more, so that the efforts of all chats sum to the
     * time with at least one.
     */
    static Map<ContactPart, Long> efforts(List<ContactPart> parts) {
        Map<ContactPart, Long> efforts = new IdentityHashMap<>();
        for (ContactPart part : parts) {
            if (!part.goesOn()) {
                efforts.put(part, 0L);
            }
        }
        for (Stretch stretch : stretches(parts, Long.MIN_VALUE, Long.MAX_VALUE)) {
            long length = stretch.to() - stretch.from();
            int n = stretch.parts().size();
            for (int i = 0; i < n; i++) {
                long share = length / n + (i < length % n ? 1 : 0);
                efforts.computeIfPresent(stretch.parts().get(i), (p, sum) -> sum + share);
            }
        }
        return efforts;
    }

    /**
     * The chats that overlap no other, and groups of those that overlap, in order: within a group
     * the effort of one depends on the others.
     */
    static List<List<ContactPart>> groups(List<ContactPart> parts) {
        List<ContactPart> inOrder = new ArrayList<>(parts);
        inOrder.sort(ORDER);
        List<List<ContactPart>> groups = new ArrayList<>();
        long lastEnd = Long.MIN_VALUE;
        for (ContactPart part : inOrder) {
            if (groups.isEmpty() || part.open >= lastEnd) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(part);
            lastEnd = Math.max(lastEnd, end(part, Long.MAX_VALUE));
        }
        return groups;
    }

    private static long end(ContactPart part, long now) {
        return part.goesOn() ? now : part.close;
    }
}
