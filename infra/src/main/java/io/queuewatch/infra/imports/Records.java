package io.queuewatch.infra.imports;

import java.io.IOException;

/** The records of one file, one after the other: rows of a table, lines of a log, JSON objects. */
interface Records extends AutoCloseable {

    /** Goes on to the next record; false at the end of the file. */
    boolean next() throws IOException;

    /**
     * What the record becomes.
     *
     * @throws RowException where it can become nothing
     */
    Conversion convert() throws IOException;

    /** The number of the line on which the record begins, from 1. */
    long line();

    /** The record as it was written. */
    String text();

    /** How much of the file has been read, in bytes. */
    long position() throws IOException;

    @Override
    void close() throws IOException;
}
