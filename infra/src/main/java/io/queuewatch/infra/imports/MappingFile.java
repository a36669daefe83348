package io.queuewatch.infra.imports;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
import io.queuewatch.pipeline.config.YamlMistakes;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads mappings; all errors are told at once, each by file, line, column and key, and with what
 * would be right.
 */
public final class MappingFile {

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withConfigOverride(
                            List.class,
                            lists ->
                                    lists.setSetterInfo(
                                            JsonSetter.Value.forContentNulls(Nulls.FAIL)))
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
        try (var parser = YAML.createParser(yaml)) {
            Places places = Places.of(name, parser);
            Mistakes mistakes = new Mistakes(places);
            Mapping mapping =
                    YamlMistakes.read(
                            YAML,
                            yaml,
                            Mapping.class,
                            (key, e) -> mistakes.addUnread(key, e, wrong(e, places)));
            if (mapping == null) {
                mistakes.tell();
                throw new MappingException(new Place(name, 1, 1), "", "the file is empty");
            }
            return new MappingCheck(mapping, places, mistakes).checked();
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

    private static String wrong(JsonMappingException e, Places places) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no such key; here may stand " + names(unknown.getKnownPropertyIds());
        }
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "this must be %s, not %s"
                        .formatted(
                                kind(mismatch.getTargetType()),
                                places.written(YamlMistakes.pointer(e)))
                : e.getOriginalMessage();
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
        return known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}
