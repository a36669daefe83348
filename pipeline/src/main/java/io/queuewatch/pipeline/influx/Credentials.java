package io.queuewatch.pipeline.influx;

import java.io.Serializable;

/**
 * Who writes. 1.x wants a user with a password, 2.x and 3.x a token; empty where InfluxDB asks for
 * none. Never printed.
 *
 * @param user the user of 1.x
 * @param password its password
 * @param token the token of 2.x and 3.x
 */
public record Credentials(String user, String password, String token) implements Serializable {

    /** For an InfluxDB that asks for none. */
    public static final Credentials NONE = new Credentials("", "", "");

    /** A user of 1.x. */
    public static Credentials login(String user, String password) {
        return new Credentials(user, password, "");
    }

    /** A token of 2.x or 3.x. */
    public static Credentials token(String token) {
        return new Credentials("", "", token);
    }

    @Override
    public String toString() {
        return "Credentials[user=%s, password=%s, token=%s]"
                .formatted(user, masked(password), masked(token));
    }

    private static String masked(String secret) {
        return secret.isEmpty() ? "" : "***";
    }
}
