package io.queuewatch.schemas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.message.SchemaStore;

/**
 * Every version of every schema ever published, found by its CRC-64-AVRO fingerprint. A version
 * once published is never edited; a change is a new version beside it.
 */
public final class SchemaHistory implements SchemaStore {

    /**
     * One published version.
     *
     * @param record name of the record type, such as {@code CallEvent}
     * @param version counted from 1
     * @param fingerprint CRC-64-AVRO of the parsing canonical form
     * @param schema the schema itself
     */
    public record Version(String record, int version, long fingerprint, Schema schema) {}

    private static final SchemaHistory PUBLISHED = load();

    private final List<Version> versions;
    private final Map<Long, Schema> byFingerprint = new HashMap<>();

    private SchemaHistory(List<Version> versions) {
        this.versions = List.copyOf(versions);
        versions.forEach(v -> byFingerprint.put(v.fingerprint(), v.schema()));
    }

    /** The history that ships with this version of the product. */
    public static SchemaHistory published() {
        return PUBLISHED;
    }

    /** All versions of all record types, oldest first within a type. */
    public List<Version> versions() {
        return versions;
    }

    /** Whether a schema with this fingerprint was ever published. */
    public boolean knows(long fingerprint) {
        return byFingerprint.containsKey(fingerprint);
    }

    /**
     * The schema with this fingerprint.
     *
     * @throws MissingSchemaException where no version ever published has it
     */
    @Override
    public Schema findByFingerprint(long fingerprint) throws MissingSchemaException {
        Schema schema = byFingerprint.get(fingerprint);
        if (schema == null) {
            throw new MissingSchemaException(
                    "no published schema has the fingerprint %016x".formatted(fingerprint));
        }
        return schema;
    }

    private static SchemaHistory load() {
        List<Version> versions = new ArrayList<>();
        try (BufferedReader index =
                new BufferedReader(
                        new InputStreamReader(open("published.tsv"), StandardCharsets.UTF_8))) {
            for (String line = index.readLine(); line != null; line = index.readLine()) {
                String[] cells = line.split("\t", -1);
                try (InputStream file = open(cells[0] + "/" + cells[1] + ".avsc")) {
                    Schema schema = new Schema.Parser().parse(file);
                    versions.add(
                            new Version(
                                    cells[0],
                                    Integer.parseInt(cells[1]),
                                    SchemaNormalization.parsingFingerprint64(schema),
                                    schema));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the schema history cannot be read", e);
        }
        return new SchemaHistory(versions);
    }

    private static InputStream open(String name) {
        InputStream stream = SchemaHistory.class.getResourceAsStream("history/" + name);
        if (stream == null) {
            throw new IllegalStateException("missing from the schema history: " + name);
        }
        return stream;
    }
}
