package io.queuewatch.infra.simulator;

import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.pipeline.config.Targets;
import java.nio.file.Path;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** The option that says what the simulated centre promises. */
public final class PromiseOptions {

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description = "Targets of the queues, as YAML. Default: those of the simulated queues.")
    private Path file;

    /**
     * The targets.
     *
     * @param zone where they name none
     * @throws io.queuewatch.pipeline.config.ConfigException saying what is wrong with them
     */
    public Targets load(ZoneId zone) {
        return Targets.load(
                file == null
                        ? WorkDirectory.home().resolve("infra/samples/demo/targets.yaml")
                        : file,
                zone);
    }
}
