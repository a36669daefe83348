package io.queuewatch.pipeline.wire;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type information of a type with a serializer of its own.
 *
 * @param <T> the type
 */
public final class SerializedBy<T> extends TypeInformation<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final TypeSerializer<T> serializer;

    /**
     * Type information.
     *
     * @param type the type
     * @param serializer how it is written
     */
    public SerializedBy(Class<T> type, TypeSerializer<T> serializer) {
        this.type = type;
        this.serializer = serializer;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer.duplicate();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof SerializedBy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SerializedBy<?> that && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return "SerializedBy<" + type.getSimpleName() + ">";
    }

    /**
     * Tells Flink of the serializer of a class that names this factory.
     *
     * @param <T> the class
     */
    public abstract static class Factory<T> extends TypeInfoFactory<T> {

        private final Class<T> type;
        private final TypeSerializer<T> serializer;

        /**
         * A factory.
         *
         * @param type the class
         * @param serializer of its instances
         */
        protected Factory(Class<T> type, TypeSerializer<T> serializer) {
            this.type = type;
            this.serializer = serializer;
        }

        @Override
        public TypeInformation<T> createTypeInfo(
                Type declared, Map<String, TypeInformation<?>> parameters) {
            return new SerializedBy<>(type, serializer);
        }
    }
}
