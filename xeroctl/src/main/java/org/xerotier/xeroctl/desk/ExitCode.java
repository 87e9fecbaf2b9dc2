package org.xerotier.xeroctl.desk;

/** Every code xeroctl ends with. {@code xeroctl help exit-codes} and the reference page are printed from here. */
public enum ExitCode {
    OK(0, "done; a followed invocation completed"),
    TOOL_FAILED(1, "the invocation ended but did not complete: failed, timed out or cancelled"),
    USAGE(2, "the command line or the arguments are wrong; nothing was done"),
    NOT_PERMITTED(3, "the API key is missing, unknown, revoked or lacks a scope"),
    NOT_FOUND(4, "no such thing in this project"),
    REFUSED(5, "the router or an approver refused: a conflict, a rejection, an approval that ran out"),
    UNAVAILABLE(6, "no usable answer: the router cannot be reached, is overloaded or has no agent for the tool"),
    WAIT_EXPIRED(7, "the wait was over before the end; the invocation goes on"),
    APPROVAL_PENDING(8, "stopped waiting while an approval is still pending"),
    AMBIGUOUS(9, "it is unknown whether the tool took effect; a person has to look"),
    FAULT(10, "a fault in xeroctl itself"),
    NOT_PROVEN(11, "the audit export does not verify: it was changed, cut, or signed with another key"),
    KEY_NOT_PINNED(12, "the audit export verifies, but only with the key it names itself, which proves little"),
    INTERRUPTED(130, "interrupted with Ctrl-C");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
