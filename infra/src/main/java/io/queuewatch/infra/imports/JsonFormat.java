package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * A kind of JSON file: objects one after the other (one a line, or not), a list of them, or objects
 * that hold such lists beside other things, as the pages of an API do. It is read as a stream;
 * neither files nor lists need to fit into memory, only single records.
 */
public abstract sealed class JsonFormat implements Format
        permits ConnectFormat, GenesysFormat, ZendeskFormat {

    private final Set<String> lists;

    /**
     * @param lists the names of fields that hold records where an object is a page of them
     */
    JsonFormat(Set<String> lists) {
        this.lists = lists;
    }

    @Override
    public final Charset charset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public final Records open(Path file) throws IOException {
        return new JsonRecords(TextFile.open(file, charset()), lists, this::convert);
    }

    /**
     * What a record becomes.
     *
     * @throws RowException where it can become nothing
     */
    abstract Conversion convert(JsonFields record);
}
