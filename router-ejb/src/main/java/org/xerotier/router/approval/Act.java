package org.xerotier.router.approval;

import org.jspecify.annotations.Nullable;

/** What can be done to a request. */
sealed interface Act {

    /**
     * Consent.
     *
     * @param seen the digest of what the person was shown, as far as they said
     * @param confirm what they typed
     */
    record Approve(
            Voter by, @Nullable String seen, @Nullable String confirm) implements Act {}

    /**
     * Consent to other arguments.
     *
     * @param digest of the question with these arguments
     * @param terms of the level they fall into
     * @param startsOver the level or the policy is another, so its stages begin
     * @param confirmation what consent to them needs typed, or null
     */
    record Edit(
            Voter by,
            @Nullable String seen,
            @Nullable String confirm,
            String digest,
            Terms terms,
            boolean startsOver,
            @Nullable String confirmation)
            implements Act {}

    record Reject(Voter by) implements Act {}

    /** The requester takes the question back. */
    record Withdraw(Voter by) implements Act {}

    /** The invocation was cancelled, by whomever that is allowed to. */
    record Cancel() implements Act {}

    /** The plan is there and part of the question. */
    record Ready(String digest) implements Act {}

    /** Time passed. */
    record Clock() implements Act {}
}
