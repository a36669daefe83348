package io.queuewatch.infra.imports;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A place in a file. One is before another that is further down or to the right.
 *
 * @param file its path as given
 * @param line from 1
 * @param column from 1
 */
record Place(String file, int line, int column) implements Comparable<Place>, Serializable {

    private static final Comparator<Place> DOWN_AND_RIGHT =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
        return DOWN_AND_RIGHT.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
