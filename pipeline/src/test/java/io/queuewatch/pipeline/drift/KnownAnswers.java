package io.queuewatch.pipeline.drift;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Published figures, by name; points are counted from 1 as they are in print. */
public final class KnownAnswers {

    private static final Properties FIGURES = read();

    private KnownAnswers() {}

    private static Properties read() {
        Properties figures = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        KnownAnswers.class.getResourceAsStream("known-answers.properties"),
                        StandardCharsets.UTF_8)) {
            figures.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return figures;
    }

    public static String text(String name) {
        String text = FIGURES.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("no known answer is called " + name);
        }
        return text;
    }

    public static double number(String name) {
        return Double.parseDouble(text(name));
    }

    public static double[] numbers(String name) {
        return numbersIn(text(name));
    }

    public static List<Double> list(String name) {
        return Arrays.stream(numbers(name)).boxed().toList();
    }

    /** Rows apart by bars. */
    public static List<double[]> rows(String name) {
        return words(name).stream().map(KnownAnswers::numbersIn).toList();
    }

    /** What stands between bars. */
    public static List<String> words(String name) {
        return List.of(text(name).split(" \\| "));
    }

    private static double[] numbersIn(String text) {
        return text.equals("none")
                ? new double[0]
                : Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** Names that begin like this, in order. */
    public static Set<String> names(String beginning) {
        Set<String> names = new TreeSet<>(FIGURES.stringPropertyNames());
        names.removeIf(name -> !name.startsWith(beginning));
        return names;
    }
}
