package org.xerotier.xem;

/** What the process tells its parent; also in {@code --help}. */
enum ExitCode {
    DONE(0),
    FAULTS_FOUND(1),
    MISUSE(2),
    CONFIGURATION(3),
    ENROLLMENT_REFUSED(4),
    FAILURE(5);

    final int number;

    ExitCode(int number) {
        this.number = number;
    }
}
