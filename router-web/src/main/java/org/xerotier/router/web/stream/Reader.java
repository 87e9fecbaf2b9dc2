package org.xerotier.router.web.stream;

import org.xerotier.router.kernel.Actor;

/**
 * Who reads a stream.
 *
 * @param authorization the credentials as they were sent, to ask again whether they still hold
 */
public record Reader(Actor actor, String authorization) {

    /** One question answers for all streams of the same credentials in the same project. */
    String where() {
        return actor.project() + " " + authorization;
    }

    @Override
    public String toString() {
        return actor.id();
    }
}
