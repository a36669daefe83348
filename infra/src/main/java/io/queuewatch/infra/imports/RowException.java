package io.queuewatch.infra.imports;

/** Why a row cannot become events. */
final class RowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;

    /**
     * @param reason the same for all rows of this kind; they are counted by it
     * @param detail with the values of this row
     */
    RowException(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
