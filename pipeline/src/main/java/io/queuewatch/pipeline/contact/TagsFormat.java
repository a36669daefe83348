package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.wire.Text;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How tags are kept in state. Version 1 of all that has tags knew narrow ones alone. */
public final class TagsFormat {

    private final Text text;

    /** A format that writes with this text. */
    public TagsFormat(Text text) {
        this.text = text;
    }

    /** Writes tags. */
    public void write(Tags tags, DataOutputView out) throws IOException {
        text.write(tags.segment(), out);
        text.write(tags.site(), out);
        out.writeByte(tags.priority());
        text.write(tags.team(), out);
        text.write(tags.topic(), out);
        text.write(tags.moment(), out);
    }

    /** Reads tags that this version of what has them wrote. */
    public Tags read(int version, DataInputView in) throws IOException {
        Tags narrow = Tags.of(text.readPooled(in), text.readPooled(in), in.readByte());
        return version == 1
                ? narrow
                : new Tags(
                        narrow.segment(),
                        narrow.site(),
                        narrow.priority(),
                        text.readPooled(in),
                        text.readPooled(in),
                        text.readPooled(in));
    }
}
