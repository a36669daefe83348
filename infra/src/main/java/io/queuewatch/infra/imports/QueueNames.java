package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** The names of queues, for files that know them by their ids only. */
public final class QueueNames {

    private static final List<String> FIELDS = List.of("queue", "toQueue");

    private final Map<String, String> names;

    private QueueNames(Map<String, String> names) {
        this.names = names;
    }

    /**
     * Reads a YAML file of {@code id: name}, one a line.
     *
     * @param file none where queues keep the names they have
     * @throws ImportException where it cannot be read or is of another kind
     */
    public static QueueNames load(Optional<Path> file) {
        if (file.isEmpty()) {
            return new QueueNames(Map.of());
        }
        try {
            String yaml = Files.readString(file.get());
            return new QueueNames(new YAMLMapper().readValue(yaml, new TypeReference<>() {}));
        } catch (NoSuchFileException e) {
            throw new ImportException("there is no file " + file.get(), e);
        } catch (CharacterCodingException e) {
            throw new ImportException(file.get() + " is no text in UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new ImportException(
                    "%s:%d: queues must be lines of id: name"
                            .formatted(
                                    file.get(),
                                    e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    e);
        } catch (IOException e) {
            throw new ImportException(
                    "cannot read %s: %s".formatted(file.get(), e.getMessage()), e);
        }
    }

    /** Gives the queues of an event their names; those without one keep their ids. */
    void name(SpecificRecordBase event) {
        for (String name : FIELDS) {
            Schema.Field field = event.getSchema().getField(name);
            if (field != null && event.get(field.pos()) instanceof String id) {
                String known = names.get(id);
                event.put(field.pos(), known == null ? id : known);
            }
        }
    }
}
