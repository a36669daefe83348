package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.ClockTerms;
import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.sla.BusinessCalendar;
import io.queuewatch.pipeline.wire.Text;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How targets are kept in state: a visit keeps the one that was valid when it began. */
final class TargetFormat {

    private final Text text;
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();

    TargetFormat(Text text) {
        this.text = text;
    }

    void write(Target target, DataOutputView out) throws IOException {
        Text.writeLong(target.waitMs(), out);
        Text.writeLong(target.shortAbandonMs(), out);
        out.writeDouble(target.rate());
        text.write(target.formula().label(), out);
        Text.writeLong(target.costPerContact(), out);
        Text.writeLong(target.responseMs(), out);
        Text.writeLong(target.callbackMs(), out);
        text.write(target.calendar() == null ? null : target.calendar().toString(), out);
        ClockTerms clocks = target.clocks();
        out.writeDouble(clocks.atRisk());
        Text.writeLong(clocks.level2Ms(), out);
        Text.writeLong(clocks.priority1Ms(), out);
        Text.writeLong(clocks.resolutionMs(), out);
    }

    Target read(int writtenVersion, DataInputView in) throws IOException {
        long wait = Text.readLong(in);
        long shortAbandon = Text.readLong(in);
        double rate = in.readDouble();
        ServiceLevelFormula formula = ServiceLevelFormula.of(text.readPooled(in));
        long cost = Text.readLong(in);
        return writtenVersion == 1
                ? new Target(
                        wait,
                        shortAbandon,
                        rate,
                        formula,
                        cost,
                        wait,
                        Target.CALLBACK_DEFAULT_MS,
                        null,
                        ClockTerms.DEFAULT)
                : new Target(
                        wait,
                        shortAbandon,
                        rate,
                        formula,
                        cost,
                        Text.readLong(in),
                        Text.readLong(in),
                        calendar(text.read(in)),
                        writtenVersion == 2 ? ClockTerms.DEFAULT : readClocks(in));
    }

    private static ClockTerms readClocks(DataInputView in) throws IOException {
        return new ClockTerms(
                in.readDouble(), Text.readLong(in), Text.readLong(in), Text.readLong(in));
    }

    /** Calendars are written by what they say, so that a visit keeps the one it began under. */
    private BusinessCalendar calendar(String definition) {
        if (definition == null) {
            return null;
        }
        return calendars.computeIfAbsent(definition, BusinessCalendar::parse);
    }
}
