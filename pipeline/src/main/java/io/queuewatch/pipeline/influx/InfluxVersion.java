package io.queuewatch.pipeline.influx;

/** The generations of InfluxDB; they write by different ways and fail in different ways. */
public enum InfluxVersion {
    /** 1.x: {@code /write}, databases with retention policies, users with passwords. */
    V1("1"),
    /** 2.x: {@code /api/v2/write}, organisations with buckets, tokens. */
    V2("2"),
    /** 3.x: {@code /api/v2/write}, databases, tokens. */
    V3("3");

    private final String number;

    InfluxVersion(String number) {
        this.number = number;
    }

    /**
     * The version that is meant by {@code 1}, {@code 1.x}, {@code 2.7.11}, {@code v3}, ….
     *
     * @throws IllegalArgumentException where it is none of these
     */
    public static InfluxVersion parse(String text) {
        String number = text.strip().replaceFirst("^[vV]", "").replaceFirst("\\..*$", "");
        for (InfluxVersion version : values()) {
            if (version.number.equals(number)) {
                return version;
            }
        }
        throw new IllegalArgumentException(
                "\"%s\" is no version of InfluxDB: want 1, 2 or 3".formatted(text));
    }

    @Override
    public String toString() {
        return number + ".x";
    }
}
