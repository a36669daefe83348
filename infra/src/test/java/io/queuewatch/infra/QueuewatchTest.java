package io.queuewatch.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class QueuewatchTest {

    @TempDir private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private CommandLine command;

    @BeforeEach
    void catchOutput() {
        command =
                Queuewatch.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .setUsageHelpAutoWidth(false);
    }

    @Test
    void saysItsVersion() {
        assertThat(command.execute("--version")).isZero();
        assertThat(out.toString()).matches("queuewatch \\d+\\.\\d+\\.\\d+\\s+");
    }

    @Test
    void everyCommandHasHelpWithADescriptionAndExamples() {
        for (CommandLine each : allCommands(command)) {
            String name = each.getCommandSpec().qualifiedName();
            assertThat(each.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
            assertThat(each.getCommandSpec().usageMessage().footer()).as(name).isNotEmpty();
            assertThat(each.getCommandSpec().findOption("--help")).as(name).isNotNull();
            assertThat(each.getCommandSpec().options())
                    .as(name)
                    .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
        }
    }

    @Test
    void helpOfTheDemoNamesItsPortsAndDefaults() {
        assertThat(command.execute("demo", "--help")).isZero();
        assertThat(out.toString())
                .contains("--kafka-port=PORT", "9092", "--influx-url=URL", "--grafana-port=PORT")
                .contains("Examples:", "queuewatch demo --speed 60");
    }

    @Test
    void aWrongCommandLineIsCodeTwoAndSaysWhereHelpIs() {
        assertThat(command.execute("demo", "--sped=3")).isEqualTo(2);
        assertThat(err.toString())
                .contains("queuewatch: Unknown option: '--sped=3'")
                .contains("try: queuewatch demo --help");
    }

    @Test
    void noCommandAtAllIsCodeTwo() {
        assertThat(command.execute()).isEqualTo(2);
        assertThat(err.toString()).contains("try: queuewatch --help");
    }

    @Test
    void aDurationThatIsNoneIsExplained() {
        assertThat(command.execute("demo", "--history", "lately")).isEqualTo(2);
        assertThat(err.toString()).contains("--history", "lately", "8h");
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            assertThat(
                            command.execute(
                                    "demo",
                                    "--work-dir=" + directory,
                                    "--kafka-port=0",
                                    "--influx-port=0",
                                    "--grafana-port=0",
                                    "--alertmanager-port=0",
                                    "--receiver-port=0",
                                    "--flink-port=" + port))
                    .isEqualTo(1);
            assertThat(err)
                    .hasToString(
                            "queuewatch: port %s is taken%ntry: give another with --flink-port%n"
                                    .formatted(port));
        }
    }

    @Test
    void anUnexpectedFailureSaysWhereTheLogIs() {
        fail(new IllegalStateException("moon in the way"));

        assertThat(command.execute("unlucky", "--work-dir=" + directory)).isEqualTo(1);
        assertThat(err.toString())
                .contains("unexpected: java.lang.IllegalStateException: moon in the way")
                .contains(directory.resolve("logs/unlucky.log").toString())
                .doesNotContain("\tat ");
    }

    @Test
    void aKnownFailureWithoutRemedyIsOneLine() {
        fail(new KnownFailure("line 3: no such queue", (Throwable) null));

        assertThat(command.execute("unlucky", "--work-dir=" + directory)).isEqualTo(1);
        assertThat(err).hasToString("queuewatch: line 3: no such queue%n".formatted());
    }

    private void fail(RuntimeException failure) {
        command.addSubcommand(new Unlucky(failure)).setErr(new PrintWriter(err));
    }

    private static List<CommandLine> allCommands(CommandLine root) {
        List<CommandLine> all = new ArrayList<>(List.of(root));
        root.getSubcommands().values().forEach(each -> all.addAll(allCommands(each)));
        return all;
    }

    @Command(name = "unlucky")
    private record Unlucky(RuntimeException failure) implements Callable<Integer> {

        @Override
        public Integer call() {
            throw failure;
        }
    }
}
