package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads mappings; every error names file, line, column and key, and says what would be right. */
public final class MappingFile {

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private MappingFile() {}

    /**
     * Reads and checks a mapping.
     *
     * @throws ImportException where the file cannot be read
     * @throws MappingException where it is wrong
     */
    public static CallMapping load(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ImportException("there is no mapping " + file, e);
        } catch (CharacterCodingException e) {
            throw new ImportException("the mapping %s is no text in UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw new ImportException(
                    "cannot read the mapping %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    static CallMapping parse(String name, String yaml) {
        Places places = places(name, yaml);
        try {
            Mapping mapping = YAML.readValue(yaml, Mapping.class);
            if (mapping == null) {
                throw new MappingException(new Place(name, 1, 1), "", "the file is empty");
            }
            return new MappingCheck(mapping, places).checked();
        } catch (JsonMappingException e) {
            throw wrong(e, places);
        } catch (JsonProcessingException e) {
            throw notYaml(name, e);
        }
    }

    private static Places places(String name, String yaml) {
        try (var parser = YAML.createParser(yaml)) {
            return Places.of(name, parser);
        } catch (JsonProcessingException e) {
            throw notYaml(name, e);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
    }

    private static MappingException notYaml(String name, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        Place place =
                at == null
                        ? new Place(name, 1, 1)
                        : new Place(name, at.getLineNr(), at.getColumnNr());
        String problem = e.getOriginalMessage().lines().findFirst().orElse("");
        return new MappingException(place, "", "this is no YAML: " + problem);
    }

    private static MappingException wrong(JsonMappingException e, Places places) {
        JsonPointer pointer = pointer(e);
        String key = key(pointer);
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new MappingException(
                    places.ofKey(pointer),
                    key,
                    "there is no such key; here may stand " + names(unknown.getKnownPropertyIds()));
        }
        String right =
                e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                        ? "this must be " + kind(mismatch.getTargetType())
                        : e.getOriginalMessage();
        return new MappingException(places.ofValue(pointer), key, right);
    }

    private static JsonPointer pointer(JsonMappingException e) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer =
                    step.getFieldName() == null
                            ? pointer.appendIndex(step.getIndex())
                            : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }

    /** A pointer as people write it: {@code events[2].when}. */
    static String key(JsonPointer pointer) {
        StringBuilder key = new StringBuilder();
        for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
            if (at.mayMatchElement() && !key.isEmpty()) {
                key.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                key.append(key.isEmpty() ? "" : ".").append(at.getMatchingProperty());
            }
        }
        return key.toString();
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord()
                ? "a block of keys with values"
                : "a " + type.getSimpleName();
    }

    private static String names(Collection<Object> known) {
        return known.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
