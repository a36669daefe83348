package io.queuewatch.schemas;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Random values of any schema that the product uses. */
final class RandomRecords {

    private RandomRecords() {}

    static Object generic(Schema schema, Random random) {
        return switch (schema.getType()) {
            case RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                for (Schema.Field field : schema.getFields()) {
                    record.put(field.pos(), generic(field.schema(), random));
                }
                yield record;
            }
            case UNION ->
                    generic(
                            schema.getTypes().get(random.nextInt(schema.getTypes().size())),
                            random);
            case ENUM ->
                    new GenericData.EnumSymbol(
                            schema,
                            schema.getEnumSymbols()
                                    .get(random.nextInt(schema.getEnumSymbols().size())));
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(generic(schema.getElementType(), random));
                }
                yield items;
            }
            case STRING -> "é" + Long.toHexString(random.nextLong());
            case BYTES ->
                    ByteBuffer.wrap(
                            Long.toString(random.nextLong())
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case INT -> random.nextInt();
            case LONG -> Math.floorMod(random.nextLong(), 4_000_000_000_000L);
            case DOUBLE -> random.nextGaussian();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException("no random value for " + schema);
        };
    }
}
