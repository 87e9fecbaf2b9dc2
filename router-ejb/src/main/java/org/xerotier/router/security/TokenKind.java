package org.xerotier.router.security;

import java.util.Set;

/**
 * A sort of token. One sort is never taken for another: type and audience must both be right.
 *
 * @param typ the header's {@code typ}, such as {@code xerotier-join+jwt}
 * @param audience the claim {@code aud}
 * @param required further claims each token of this sort has, all of them texts
 */
public record TokenKind(String typ, String audience, Set<String> required) {

    public TokenKind {
        required = Set.copyOf(required);
    }
}
