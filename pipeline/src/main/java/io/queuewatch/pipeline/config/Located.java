package io.queuewatch.pipeline.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** A part of a file that remembers on which line it begins. */
abstract class Located {

    /** Counted from 1. */
    transient int line;

    /** That this part cannot be: where it stands, what is wrong, what would be right. */
    Wrong wrong(String what) {
        return new Wrong(line, what);
    }

    /** What is wrong in a part of a file. */
    static final class Wrong extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final int line;

        Wrong(int line, String what) {
            super("line %d, %s".formatted(line, what));
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** Makes every part remember its line when it is read. */
    static Module module() {
        return new SimpleModule()
                .setDeserializerModifier(
                        new BeanDeserializerModifier() {
                            private static final long serialVersionUID = 1L;

                            @Override
                            public JsonDeserializer<?> modifyDeserializer(
                                    DeserializationConfig config,
                                    BeanDescription bean,
                                    JsonDeserializer<?> deserializer) {
                                return Located.class.isAssignableFrom(bean.getBeanClass())
                                        ? new Locating(deserializer)
                                        : deserializer;
                            }
                        });
    }

    private static final class Locating extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        Locating(JsonDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new Locating(deserializer);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            int line = parser.currentTokenLocation().getLineNr();
            Located value = (Located) super.deserialize(parser, context);
            value.line = line;
            return value;
        }
    }
}
