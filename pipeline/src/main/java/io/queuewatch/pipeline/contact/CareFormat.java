package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.sla.Pause;
import io.queuewatch.pipeline.wire.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How what the clocks of a contact hang on is kept in state. */
final class CareFormat {

    private static final int NONE = 0;
    private static final int BY_EVENTS = 1;
    private static final int SOME = 2;

    private final Text text;
    private final TagsFormat tags;
    private final TargetFormat targets;

    CareFormat(Text text) {
        this.text = text;
        tags = new TagsFormat(text);
        targets = new TargetFormat(text);
    }

    void write(Care care, DataOutputView out) throws IOException {
        if (care.equals(Care.NONE)) {
            out.writeByte(NONE);
            return;
        }
        if (care.equals(Care.BY_EVENTS)) {
            out.writeByte(BY_EVENTS);
            return;
        }
        out.writeByte(SOME);
        out.writeBoolean(care.byEvents());
        Text.writeLong(care.asks().size(), out);
        for (Care.Ask ask : care.asks()) {
            Text.writeLong(ask.visit(), out);
            out.writeLong(ask.since());
            out.writeLong(ask.end());
            out.writeBoolean(ask.replied());
        }
        out.writeBoolean(care.escalation() != null);
        if (care.escalation() != null) {
            write(care.escalation(), out);
        }
        Text.writeLong(care.urgencies().size(), out);
        for (Care.Owed urgency : care.urgencies()) {
            write(urgency, out);
        }
        write(care.holds(), out);
        write(care.resolutions(), out);
        out.writeLong(care.reopenedAt());
    }

    private void write(Care.Owed owed, DataOutputView out) throws IOException {
        text.write(owed.queue(), out);
        tags.write(owed.tags(), out);
        targets.write(owed.target(), out);
        out.writeLong(owed.since());
        out.writeLong(owed.settledAt());
    }

    private static void write(List<Pause> pauses, DataOutputView out) throws IOException {
        Text.writeLong(pauses.size(), out);
        for (Pause pause : pauses) {
            out.writeLong(pause.from());
            out.writeLong(pause.to());
        }
    }

    Care read(int version, DataInputView in) throws IOException {
        int what = in.readByte();
        if (what != SOME) {
            return what == NONE ? Care.NONE : Care.BY_EVENTS;
        }
        boolean byEvents = in.readBoolean();
        List<Care.Ask> asks = new ArrayList<>();
        for (long left = Text.readLong(in); left > 0; left--) {
            asks.add(
                    new Care.Ask(
                            (int) Text.readLong(in),
                            in.readLong(),
                            in.readLong(),
                            in.readBoolean()));
        }
        Care.Owed escalation = in.readBoolean() ? readOwed(version, in) : null;
        List<Care.Owed> urgencies = new ArrayList<>();
        for (long left = Text.readLong(in); left > 0; left--) {
            urgencies.add(readOwed(version, in));
        }
        return new Care(
                byEvents,
                asks,
                escalation,
                urgencies,
                readPauses(in),
                readPauses(in),
                in.readLong());
    }

    private Care.Owed readOwed(int version, DataInputView in) throws IOException {
        return new Care.Owed(
                text.readPooled(in),
                tags.read(version, in),
                targets.read(version, in),
                in.readLong(),
                in.readLong());
    }

    private static List<Pause> readPauses(DataInputView in) throws IOException {
        List<Pause> pauses = new ArrayList<>();
        for (long left = Text.readLong(in); left > 0; left--) {
            pauses.add(new Pause(in.readLong(), in.readLong()));
        }
        return pauses;
    }
}
