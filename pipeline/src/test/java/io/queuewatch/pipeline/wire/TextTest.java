package io.queuewatch.pipeline.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final int STRINGS = 20_000;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz-0123456789 üß€";

    private final Text text = new Text();

    @Test
    void whatIsPooledIsWhatTheBytesSayHoweverManyStringsThereAre() {
        Random random = new Random(1);
        List<String> strings =
                Stream.generate(() -> string(random, random.nextInt(80))).limit(STRINGS).toList();

        for (int round = 0; round < 2; round++) {
            for (String string : strings) {
                assertThat(pooled(string, random.nextInt(9))).isEqualTo(string);
            }
        }
    }

    @Test
    void aStringThatComesAgainIsNotBuiltAnew() {
        for (String string : List.of("", "PS", "agent-4711", "support-gold", "Zürich 1", "Größe")) {
            assertThat(pooled(string, 3)).isSameAs(pooled(string, 0));
        }
    }

    @Test
    void stringsThatDifferInOneByteAreToldApart() {
        String string = "queue-of-the-north-01";
        for (int i = 0; i < string.length(); i++) {
            String other = string.substring(0, i) + '#' + string.substring(i + 1);
            assertThat(pooled(string, 0)).isEqualTo(string);
            assertThat(pooled(other, 0)).isEqualTo(other);
        }
    }

    private String pooled(String string, int offset) {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        byte[] around = new byte[offset + bytes.length + 5];
        System.arraycopy(bytes, 0, around, offset, bytes.length);
        return text.pooled(around, offset, bytes.length);
    }

    private static String string(Random random, int length) {
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
