package io.queuewatch.pipeline.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Targets written down in a test. */
public final class TargetsText {

    private TargetsText() {}

    /** The targets that this YAML says. */
    public static Targets of(String yaml) {
        try {
            Path file = Files.createTempFile("targets", ".yaml");
            try {
                return Targets.load(Files.writeString(file, yaml));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
