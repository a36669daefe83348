package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileFormatTest {

    private static final Optional<Path> MAPPING =
            Optional.of(Imports.SAMPLE.resolve("mapping.yaml"));

    @Test
    void wordsNameFormats() {
        assertThat(FileFormat.of("csv").reader(MAPPING).apply(Optional.empty()))
                .isInstanceOf(CsvFormat.class);
        assertThat(FileFormat.of("zendesk").reader(Optional.empty()).apply(Optional.empty()))
                .isInstanceOf(ZendeskFormat.class);
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThatThrownBy(() -> FileFormat.of("xml"))
                .hasMessage(
                        "there is no format 'xml'; right are csv, asterisk, connect, genesys,"
                                + " zendesk");
        assertThatThrownBy(() -> FileFormat.CSV.reader(Optional.empty()))
                .hasMessageContaining("csv needs a mapping");
        assertThatThrownBy(() -> FileFormat.CONNECT.reader(MAPPING))
                .hasMessageContaining("a mapping is for csv");
    }
}
