package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.config.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Targets of a test. */
final class WatchTargets {

    private WatchTargets() {}

    static Targets of(String text) throws IOException {
        Path file = Files.createTempFile("targets", ".yaml");
        try {
            Files.writeString(file, text);
            return Targets.load(file);
        } finally {
            Files.delete(file);
        }
    }
}
