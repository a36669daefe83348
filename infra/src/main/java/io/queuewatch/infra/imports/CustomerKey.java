package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a customer's identity into a keyed hash, HMAC-SHA-256, of which 128 bits are kept: the same
 * customer has the same hash, and without the key nobody finds out who it is. The key comes from
 * the environment, never from arguments.
 */
public final class CustomerKey {

    /** The environment variable with the key. */
    public static final String VARIABLE = "QUEUEWATCH_CUSTOMER_KEY";

    /** The environment variable with the path of a file that holds the key. */
    public static final String FILE_VARIABLE = "QUEUEWATCH_CUSTOMER_KEY_FILE";

    /** What to say where there is no key. */
    public static final String ABSENT =
            "no customer key (" + VARIABLE + " or " + FILE_VARIABLE + "): customers are left out";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;
    private static final int SHORTEST = 16;

    private final SecretKeySpec key;

    private CustomerKey(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * The key that the environment gives, if it gives one.
     *
     * @param environment usually {@link System#getenv()}
     * @throws ImportException where the file cannot be read or the key is too short to protect
     */
    public static Optional<CustomerKey> from(Map<String, String> environment) {
        String file = environment.get(FILE_VARIABLE);
        String given = file == null ? environment.get(VARIABLE) : read(file);
        return Optional.ofNullable(given).map(CustomerKey::of);
    }

    static CustomerKey of(String key) {
        byte[] bytes = key.strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new ImportException(
                    "the customer key (%s or %s) has %d bytes; it needs at least %d"
                            .formatted(VARIABLE, FILE_VARIABLE, bytes.length, SHORTEST));
        }
        return new CustomerKey(new SecretKeySpec(bytes, ALGORITHM));
    }

    /** The hash of a customer's identity, 32 hexadecimal digits. */
    public String hash(String identity) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, KEPT_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new ImportException(
                    "cannot read the customer key from %s (%s)".formatted(file, FILE_VARIABLE), e);
        }
    }
}
