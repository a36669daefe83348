package io.queuewatch.infra.targets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of cells, each column as wide as its widest cell. */
public final class Columns {

    private static final String GAP = "  ";

    private final boolean[] right;
    private final List<String[]> lines = new ArrayList<>();

    /**
     * Columns without a line yet.
     *
     * @param right which of them are aligned to the right
     */
    public Columns(boolean... right) {
        this.right = right.clone();
    }

    /** Adds a line, of as many cells as there are columns. */
    public void add(List<String> cells) {
        lines.add(cells.toArray(String[]::new));
    }

    /** The lines, aligned, without blanks at their ends. */
    public List<String> lines() {
        int[] widths = new int[right.length];
        for (String[] line : lines) {
            Arrays.setAll(widths, i -> Math.max(widths[i], line[i].length()));
        }
        return lines.stream().map(line -> aligned(line, widths)).toList();
    }

    private String aligned(String[] line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length; i++) {
            String padding = " ".repeat(widths[i] - line[i].length());
            text.append(right[i] ? padding + line[i] : line[i] + padding).append(GAP);
        }
        return text.toString().stripTrailing();
    }
}
