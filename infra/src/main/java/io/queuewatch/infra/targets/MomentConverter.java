package io.queuewatch.infra.targets;

import io.queuewatch.infra.options.DurationConverter;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Local times, times with an offset, and durations from now. */
final class MomentConverter implements ITypeConverter<Moment> {

    @Override
    public Moment convert(String text) {
        try {
            return new Moment(
                    LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant(), null);
        } catch (DateTimeException noLocalTime) {
            try {
                return new Moment(OffsetDateTime.parse(text).toInstant(), null);
            } catch (DateTimeException noTime) {
                return new Moment(null, duration(text));
            }
        }
    }

    private static java.time.Duration duration(String text) {
        try {
            return new DurationConverter().convert(text);
        } catch (TypeConversionException e) {
            throw new TypeConversionException(
                    "\"%s\" is no time: want one such as 2026-03-02T08:00, 2026-03-02T08:00Z, or 90m for so long from now"
                            .formatted(text));
        }
    }
}
