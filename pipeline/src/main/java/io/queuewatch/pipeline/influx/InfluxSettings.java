package io.queuewatch.pipeline.influx;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;

/**
 * Which InfluxDB, and how it is written to.
 *
 * @param url its address, without credentials
 * @param version its generation
 * @param database the database of 1.x; what the names of buckets and databases begin with in 2.x
 *     and 3.x
 * @param org the organisation of 2.x; anything but empty for the others
 * @param credentials who writes
 * @param batching how lines travel
 */
public record InfluxSettings(
        URI url,
        InfluxVersion version,
        String database,
        String org,
        Credentials credentials,
        Batching batching)
        implements Serializable {

    private static final String PREFIX = "QUEUEWATCH_INFLUX_";

    /**
     * @throws IllegalArgumentException where the address is none, holds credentials, or a name is
     *     empty
     */
    public InfluxSettings {
        if (url.getScheme() == null
                || !Set.of("http", "https").contains(url.getScheme())
                || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"%s\" is no address of InfluxDB: want one such as http://127.0.0.1:8086"
                            .formatted(url));
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of InfluxDB holds credentials: give them by %sUSER and %sPASSWORD, or %sTOKEN"
                            .formatted(PREFIX, PREFIX, PREFIX));
        }
        if (database.isBlank() || org.isBlank()) {
            throw new IllegalArgumentException("database and organisation must not be empty");
        }
    }

    /** An InfluxDB that asks for no credentials, with database {@code queuewatch}. */
    public static InfluxSettings of(URI url, InfluxVersion version) {
        return new InfluxSettings(
                url, version, "queuewatch", "queuewatch", Credentials.NONE, Batching.DEFAULT);
    }

    /**
     * From QUEUEWATCH_INFLUX_URL, _VERSION (1), _DATABASE (queuewatch), _ORG (queuewatch), _USER,
     * _PASSWORD, _TOKEN, _BATCH_SIZE (5000), _FLUSH_INTERVAL (PT1S), _GZIP (true), _TIMEOUT
     * (PT30S). Password and token may come from files instead, named by _PASSWORD_FILE and
     * _TOKEN_FILE.
     *
     * @throws IllegalArgumentException where the address is missing or a value cannot be read
     */
    public static InfluxSettings from(Map<String, String> environment) {
        String url = environment.getOrDefault(PREFIX + "URL", "");
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    PREFIX
                            + "URL is not set: want the address of InfluxDB, such as http://127.0.0.1:8086");
        }
        return new InfluxSettings(
                URI.create(url),
                InfluxVersion.parse(environment.getOrDefault(PREFIX + "VERSION", "1")),
                environment.getOrDefault(PREFIX + "DATABASE", "queuewatch"),
                environment.getOrDefault(PREFIX + "ORG", "queuewatch"),
                new Credentials(
                        environment.getOrDefault(PREFIX + "USER", ""),
                        secret(environment, PREFIX + "PASSWORD"),
                        secret(environment, PREFIX + "TOKEN")),
                new Batching(
                        size(environment),
                        duration(
                                environment,
                                PREFIX + "FLUSH_INTERVAL",
                                Batching.DEFAULT.interval()),
                        Boolean.parseBoolean(environment.getOrDefault(PREFIX + "GZIP", "true")),
                        duration(environment, PREFIX + "TIMEOUT", Batching.DEFAULT.timeout())));
    }

    /** The same InfluxDB, another database. */
    public InfluxSettings withDatabase(String name) {
        return new InfluxSettings(url, version, name, org, credentials, batching);
    }

    /** The same InfluxDB, another organisation. */
    public InfluxSettings withOrg(String name) {
        return new InfluxSettings(url, version, database, name, credentials, batching);
    }

    /** The same InfluxDB, another writer. */
    public InfluxSettings withCredentials(Credentials other) {
        return new InfluxSettings(url, version, database, org, other, batching);
    }

    /** The same InfluxDB, written to otherwise. */
    public InfluxSettings withBatching(Batching other) {
        return new InfluxSettings(url, version, database, org, credentials, other);
    }

    /** The bucket of 2.x or database of 3.x that stands for this retention policy. */
    public String bucket(Retention retention) {
        return database + "/" + retention.policy();
    }

    private static String secret(Map<String, String> environment, String name) {
        String file = environment.get(name + "_FILE");
        if (file == null) {
            return environment.getOrDefault(name, "");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s_FILE names %s, which cannot be read".formatted(name, file), e);
        }
    }

    private static int size(Map<String, String> environment) {
        String text = environment.get(PREFIX + "BATCH_SIZE");
        try {
            return text == null ? Batching.DEFAULT.size() : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%sBATCH_SIZE is \"%s\": want a whole number".formatted(PREFIX, text), e);
        }
    }

    private static Duration duration(
            Map<String, String> environment, String name, Duration otherwise) {
        String text = environment.get(name);
        try {
            return text == null ? otherwise : Duration.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "%s is \"%s\": want a duration such as PT0.5S or PT30S".formatted(name, text),
                    e);
        }
    }
}
