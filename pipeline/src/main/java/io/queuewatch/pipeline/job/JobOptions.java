package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.config.ConfigException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.util.ParameterTool;

/** Reads the options that a job was started with, and says what is wrong with them. */
final class JobOptions {

    private JobOptions() {}

    /**
     * The options given.
     *
     * @param job the job's name
     * @param known all options with what they mean
     * @param required those that must be given
     * @throws ConfigException naming an option that is unknown or missing
     */
    static ParameterTool parse(
            String job, Map<String, String> known, List<String> required, String[] args) {
        ParameterTool given = ParameterTool.fromArgs(args);
        if (given.has("help")) {
            throw new ConfigException(usage("", job, known));
        }
        for (String name : required) {
            if (!given.has(name)) {
                throw new ConfigException(usage("--" + name + " is missing\n", job, known));
            }
        }
        Set<String> unknown = new TreeSet<>(given.toMap().keySet());
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            throw new ConfigException(
                    usage("unknown: --" + String.join(", --", unknown) + "\n", job, known));
        }
        return given;
    }

    private static String usage(String problem, String job, Map<String, String> known) {
        StringBuilder usage = new StringBuilder(problem).append("Options of " + job + ":\n");
        new TreeMap<>(known)
                .forEach((name, text) -> usage.append("  --%-23s %s%n".formatted(name, text)));
        return usage.toString();
    }
}
