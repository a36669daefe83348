package io.queuewatch.pipeline.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** What is wrong in a configuration file: all of it, in the order of the file. */
final class ConfigMistakes {

    private record Mistake(int line, String what, Exception cause) {}

    private final List<Mistake> found = new ArrayList<>();

    /** That something is wrong on a line. */
    void add(int line, String what, Exception cause) {
        found.add(new Mistake(line, what, cause));
    }

    /** Does what a part of the file says. */
    void check(Runnable part) {
        check(
                () -> {
                    part.run();
                    return null;
                },
                null);
    }

    /** What a part of the file says; the other value where that part cannot be. */
    <T> T check(Supplier<T> part, T otherwise) {
        try {
            return part.get();
        } catch (Located.Wrong e) {
            add(e.line(), ", " + e.getMessage(), e);
            return otherwise;
        }
    }

    /**
     * Tells all mistakes.
     *
     * @param file its name, for people
     * @throws ConfigException where there are any
     */
    void tell(String file) {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(Mistake::line));
            List<String> lines = found.stream().map(mistake -> file + mistake.what()).toList();
            throw new ConfigException(YamlMistakes.told(file, lines), found.get(0).cause());
        }
    }
}
