package io.queuewatch.infra.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.Queuewatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

    @TempDir private Path directory;

    @Test
    void shouldRefuseWhatWouldNotHappenOnTheDaysItPlays() {
        assertThat(
                        refused(
                                "--incident",
                                "outage:vip*1.5@2026-03-02T23:00+2h",
                                "--incident",
                                "outage:vip@2026-03-03T01:00+2h"))
                .contains(
                        "--incident: the outage of vip ×2 does not begin on one of the days that are"
                                + " played, 2026-03-02 to 2026-03-02; want another --start, or more"
                                + " --days");
        assertThat(refused("--days", "0")).contains("--days must be at least 1, not 0");
    }

    private String refused(String... options) {
        StringWriter printed = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("--work-dir", directory.toString()));
        arguments.addAll(List.of("rehearse", "--zone", "UTC"));
        arguments.addAll(List.of(options));
        int exit =
                Queuewatch.commandLine()
                        .setErr(new PrintWriter(printed))
                        .execute(arguments.toArray(String[]::new));
        assertThat(exit).isEqualTo(2);
        return printed.toString();
    }
}
