package org.xerotier.xem.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The file beside the key file. Holds a secret.
 *
 * @param agentId whose keys these are; a file of an earlier enrolment means nothing
 * @param waiting the pair the router was told of and has not heard from, if any
 * @param former the key before this one, as long as warrants may name it
 */
record Rotation(
        String agentId, @Nullable Waiting waiting, @Nullable Former former) {

    /** @param secret 64 hex */
    record Waiting(String rotationId, String secret) {

        @Override
        public String toString() {
            return "Waiting[" + rotationId + ", secret=****]";
        }
    }

    /** @param publicKey 64 hex */
    record Former(String publicKey, Instant until) {}
}
