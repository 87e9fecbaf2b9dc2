package org.xerotier.router.kernel;

/** Names an approval request. */
public record ApprovalId(String value) {

    public ApprovalId {
        IdPrefix.APPROVAL.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.APPROVAL.matches(candidate);
    }

    public static ApprovalId next(Ids ids) {
        return new ApprovalId(ids.next(IdPrefix.APPROVAL));
    }

    @Override
    public String toString() {
        return value;
    }
}
