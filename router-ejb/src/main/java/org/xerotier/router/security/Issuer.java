package org.xerotier.router.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An issuer whose tokens are taken, and on which terms.
 *
 * @param name what it is called here; the source of the places its groups give
 * @param issuer its {@code iss}, exactly
 * @param keys where its public keys are: a URL or a file
 * @param audiences one of them must be in {@code aud}
 * @param longestAge how old a token may be whatever its end; {@code null} for any age
 * @param createsUsers whether somebody unknown becomes a user at their first sign-in
 * @param roles what its groups give: {@code admin}, {@code operator} or {@code <slug>:owner|member}
 */
record Issuer(
        String name,
        String issuer,
        String keys,
        JwtAlgorithm algorithm,
        List<String> audiences,
        Duration clockSkew,
        @Nullable Duration longestAge,
        boolean createsUsers,
        String groupsClaim,
        Map<String, String> roles) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern ROLE = Pattern.compile("admin|operator|[a-z0-9](-?[a-z0-9])*:(owner|member)");

    Issuer {
        audiences = List.copyOf(audiences);
        roles = Map.copyOf(roles);
        require(
                NAME.matcher(name).matches() && !name.equals("local"),
                "an issuer's name is a-z 0-9 -, and not 'local'");
        require(!issuer.isBlank() && issuer.length() <= 255, "an issuer has the 'iss' of its tokens");
        require(!issuer.equals(TokenSigner.ISSUER), "'" + TokenSigner.ISSUER + "' is this router's own issuer");
        require(!keys.isBlank(), "issuer " + name + " needs the place of its keys");
        require(
                !audiences.isEmpty() && audiences.stream().noneMatch(String::isBlank),
                "issuer " + name
                        + " needs at least one audience: a token made for another service must not open this one");
        roles.values()
                .forEach(role -> require(
                        ROLE.matcher(role).matches(),
                        "a group gives 'admin', 'operator', '<slug>:owner' or '<slug>:member', not '" + role + "'"));
    }

    /** What the groups give, in the words of {@link #roles}; of two roles in one place the stronger. */
    Set<String> rolesOf(List<String> groups) {
        Set<String> given = new TreeSet<>();
        for (String group : groups) {
            String role = roles.get(group);
            if (role != null) {
                given.add(role);
            }
        }
        Set<String> all = Set.copyOf(given);
        given.removeIf(role -> role.endsWith(":member") && all.contains(role.replace(":member", ":owner")));
        if (given.contains("admin")) {
            given.remove("operator");
        }
        return given;
    }

    /** Whether its groups decide who is admin or operator. */
    boolean givesSystemRoles() {
        return roles.values().stream().anyMatch(role -> !role.contains(":"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
