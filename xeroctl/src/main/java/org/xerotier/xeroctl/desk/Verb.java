package org.xerotier.xeroctl.desk;

import java.util.EnumSet;
import java.util.Set;

/**
 * One command. Picocli fills the fields of the implementing class; {@link #options()} turns them into a record, and
 * {@code run} does the work with nothing but that record and what it is handed, so the two are tested apart.
 */
public interface Verb<O> {
    O options();

    /** The codes this command can end with, for its help. */
    default Set<ExitCode> exitCodes() {
        return EnumSet.of(ExitCode.OK, ExitCode.USAGE);
    }
}
