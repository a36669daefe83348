package io.queuewatch.infra.influxql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks InfluxDB: nobody in particular, a user with a password (1.x), or a token (2.x and 3.x).
 * Read from the environment and from files that it names, never from arguments.
 */
public final class InfluxCredentials {
    /** A reader without credentials. */
    public static final InfluxCredentials NONE = new InfluxCredentials(null);

    private static final String USER = "QUEUEWATCH_INFLUX_USER";
    private static final String PASSWORD = "QUEUEWATCH_INFLUX_PASSWORD";
    private static final String TOKEN = "QUEUEWATCH_INFLUX_TOKEN";
    private static final String FILE = "_FILE";

    private final String authorization;

    private InfluxCredentials(String authorization) {
        this.authorization = authorization;
    }

    /** A user of InfluxDB 1.x. */
    public static InfluxCredentials user(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new InfluxCredentials("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** A token of InfluxDB 2.x or 3.x. */
    public static InfluxCredentials token(String token) {
        return new InfluxCredentials("Token " + token);
    }

    /**
     * Credentials by {@code QUEUEWATCH_INFLUX_TOKEN}, or {@code QUEUEWATCH_INFLUX_USER} and {@code
     * QUEUEWATCH_INFLUX_PASSWORD}; the secrets also from files named by the same variables with
     * {@code _FILE} after them.
     *
     * @param environment of the process
     * @throws IllegalArgumentException where a file cannot be read or a user has no password
     */
    public static InfluxCredentials of(Map<String, String> environment) {
        Optional<String> token = secret(environment, TOKEN);
        if (token.isPresent()) {
            return token(token.get());
        }
        String user = environment.get(USER);
        if (user == null || user.isBlank()) {
            return NONE;
        }
        String password =
                secret(environment, PASSWORD)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                USER
                                                        + " is set, so "
                                                        + PASSWORD
                                                        + FILE
                                                        + " has to name a file with the password"));
        return user(user, password);
    }

    /** The value of the HTTP header {@code Authorization}, if there is to be one. */
    Optional<String> authorization() {
        return Optional.ofNullable(authorization);
    }

    /** Says only whether there are any. */
    @Override
    public String toString() {
        return authorization == null ? "no credentials" : "credentials (hidden)";
    }

    private static Optional<String> secret(Map<String, String> environment, String name) {
        String file = environment.get(name + FILE);
        if (file == null || file.isBlank()) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    name + FILE + " names " + file + ", which cannot be read: " + e, e);
        }
    }
}
