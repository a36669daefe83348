package io.queuewatch.dashboards.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Numbers as people write them in JSON: whole ones without a point. */
final class Numbers {

    private Numbers() {}

    static void put(ObjectNode node, String name, double value) {
        if (value == Math.rint(value)) {
            node.put(name, (long) value);
        } else {
            node.put(name, value);
        }
    }
}
