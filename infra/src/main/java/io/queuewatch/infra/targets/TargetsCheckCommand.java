package io.queuewatch.infra.targets;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Targets.Promised;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code queuewatch targets check}: whether a file is right, and what it promises. */
@Command(
        name = "check",
        footer = {
            "  queuewatch targets check targets.yaml",
            "  queuewatch targets check targets.yaml --queue support",
            "  queuewatch targets check targets.yaml --json"
        },
        description = {
            "Checks a file of targets and prints what it promises, by channel and queue.",
            "What is wrong is told by file and line; the exit code is then 1."
        })
final class TargetsCheckCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The targets, as YAML.")
    private Path file;

    @Option(
            names = "--queue",
            paramLabel = "QUEUE",
            description = "Only what is promised to this queue.")
    private String queue;

    @Option(names = "--json", description = "Print a list of objects, one for each line.")
    private boolean json;

    @Override
    public Integer call() {
        Targets targets = Targets.load(file);
        PromisesTable table = new PromisesTable(targets, wanted(targets));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(table.json().toPrettyString());
        } else {
            table.lines().forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private List<Promised> wanted(Targets targets) {
        if (queue == null) {
            return targets.promised();
        }
        List<Promised> promised =
                targets.promised().stream().filter(one -> queue.equals(one.queue())).toList();
        if (promised.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--queue: %s lists no queue '%s'; it lists %s"
                            .formatted(
                                    file,
                                    queue,
                                    targets.listed().stream()
                                            .map(Targets.QueueName::queue)
                                            .distinct()
                                            .collect(Collectors.joining(", "))));
        }
        return promised;
    }
}
