package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.schemas.Direction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How lives are kept in state. What version 1 did not know of is as if it had not happened. */
final class LifeFormat {

    private static final Direction[] DIRECTIONS = Direction.values();

    private final Text text = new Text();
    private final TagsFormat tags = new TagsFormat(text);
    private final VisitFormat visits = new VisitFormat(text);
    private final CareFormat cares = new CareFormat(text);

    void write(Life life, DataOutputView out) throws IOException {
        Text.writeLong(life.visits().size(), out);
        for (Visit visit : life.visits()) {
            visits.write(visit, out);
        }
        out.writeBoolean(life.transferred());
        out.writeBoolean(life.aside() != null);
        if (life.aside() != null) {
            out.writeLong(life.aside().begin());
            out.writeLong(life.aside().at());
            tags.write(life.aside().tags(), out);
            out.writeBoolean(life.aside().kind() == Fact.Kind.DISCARDED);
            text.write(life.aside().queue(), out);
        }
        out.writeByte(life.direction().ordinal());
        text.write(life.customer(), out);
        text.write(life.topic(), out);
        Text.writeLong(life.agents(), out);
        out.writeBoolean(life.open());
        out.writeBoolean(life.resolvedByEnding());
        cares.write(life.care(), out);
    }

    Life read(int version, DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        List<Visit> known = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            known.add(visits.read(version, in));
        }
        boolean transferred = in.readBoolean();
        Life.Aside aside = in.readBoolean() ? readAside(version, in) : null;
        Life life =
                version == 1
                        ? new Life(
                                Direction.INBOUND,
                                known,
                                aside,
                                null,
                                null,
                                0,
                                transferred,
                                false,
                                false,
                                Care.NONE)
                        : new Life(
                                DIRECTIONS[in.readByte()],
                                known,
                                aside,
                                text.read(in),
                                text.readPooled(in),
                                (int) Text.readLong(in),
                                transferred,
                                in.readBoolean(),
                                in.readBoolean(),
                                version == 2 ? Care.NONE : cares.read(version, in));
        return size == 0 && aside == null ? Life.NONE : life;
    }

    private Life.Aside readAside(int version, DataInputView in) throws IOException {
        long begin = in.readLong();
        long at = in.readLong();
        Tags known = tags.read(version, in);
        boolean discarded = version > 1 && in.readBoolean();
        return new Life.Aside(
                discarded ? Fact.Kind.DISCARDED : Fact.Kind.IVR_EXIT,
                version == 1 ? Fact.NO_QUEUE : text.readPooled(in),
                known,
                begin,
                at);
    }
}
