package io.queuewatch.infra.imports;

/**
 * A place in a file.
 *
 * @param file its path as given
 * @param line from 1
 * @param column from 1
 */
record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
