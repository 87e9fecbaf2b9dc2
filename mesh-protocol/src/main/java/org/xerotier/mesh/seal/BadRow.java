package org.xerotier.mesh.seal;

/** The first row that is not what was sealed. */
final class BadRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long sequence;
    private final boolean isThisLine;

    /** @param isThisLine whether the line just read is that row's */
    BadRow(long sequence, boolean isThisLine, String what) {
        super(what);
        this.sequence = sequence;
        this.isThisLine = isThisLine;
    }

    long sequence() {
        return sequence;
    }

    boolean isThisLine() {
        return isThisLine;
    }
}
