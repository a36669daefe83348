package io.queuewatch.infra.imports;

import java.util.List;
import java.util.Set;

/**
 * A column, checked and ready to read cells.
 *
 * @param name that expressions know it by
 * @param header its name in the file
 * @param kind what its cells are
 * @param formats of dates and times, empty for other kinds
 * @param missing cells that mean that nothing is known
 * @param on the number of the column with the date, -1 where none is needed
 * @param follows the numbers of the columns that this time comes after
 */
record Column(
        String name,
        String header,
        CellKind kind,
        DateFormats formats,
        Set<String> missing,
        int on,
        List<Integer> follows) {}
