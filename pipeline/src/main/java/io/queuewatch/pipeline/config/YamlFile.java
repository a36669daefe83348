package io.queuewatch.pipeline.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Reads a YAML file into a record; what is wrong is told at once, by file, line, column and key.
 */
public final class YamlFile {

    private static final ObjectMapper MAPPER =
            new ObjectMapper(
                            YAMLFactory.builder()
                                    .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                                    .enable(
                                            com.fasterxml.jackson.core.StreamReadFeature
                                                    .STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
                    .registerModule(Located.module());

    private YamlFile() {}

    /**
     * The file as a value of this type.
     *
     * @throws ConfigException where the file cannot be read or does not fit the type
     */
    public static <T> T read(Path file, Class<T> type) {
        return parse(text(file), file.toString(), type);
    }

    /**
     * The text of a file.
     *
     * @throws ConfigException where the file cannot be read
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException(file + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + ": is no text in UTF-8", e);
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The text of a file as a value of this type.
     *
     * @param name of the file, for people
     * @throws ConfigException where the text does not fit the type
     */
    public static <T> T parse(String text, String name, Class<T> type) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() == null || parser.currentToken() == JsonToken.VALUE_NULL) {
                throw new ConfigException(name + ": the file is empty");
            }
            ConfigMistakes mistakes = new ConfigMistakes();
            T value =
                    YamlMistakes.read(
                            MAPPER,
                            text,
                            type,
                            (key, e) -> mistakes.add(line(e), where(e) + what(e), e));
            mistakes.tell(name);
            return value;
        } catch (JsonProcessingException e) {
            throw new ConfigException(name + where(e) + what(e), e);
        } catch (IOException e) {
            throw new ConfigException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static String where(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String path =
                e instanceof JsonMappingException mapping
                        ? mapping.getPath().stream()
                                .map(
                                        step ->
                                                step.getFieldName() != null
                                                        ? step.getFieldName()
                                                        : Integer.toString(step.getIndex() + 1))
                                .collect(Collectors.joining("."))
                        : "";
        String line =
                location == null
                        ? ""
                        : ", line %d, column %d"
                                .formatted(location.getLineNr(), location.getColumnNr());
        return line + (path.isEmpty() ? ": " : ", " + path + ": ");
    }

    private static String what(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no such setting; want one of "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return cause.getMessage();
            }
        }
        if (e instanceof InvalidNullException) {
            return "a value is missing";
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return wanted(mismatch);
        }
        // A YAML error quotes the file in indented lines; where it is has been said already.
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private static String wanted(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        String found =
                e instanceof InvalidFormatException format
                        ? "'%s' does not fit; ".formatted(format.getValue())
                        : "";
        if (type.isEnum()) {
            return found + "want one of " + Arrays.toString(type.getEnumConstants());
        }
        if (Collection.class.isAssignableFrom(type)) {
            return found + "want a list";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return found + "want a whole number";
        }
        return type == String.class
                ? found + "want one value"
                : found + "want settings, each as name: value";
    }
}
