package org.xerotier.router.security;

import static org.xerotier.router.security.SecurityError.SCOPE_INSUFFICIENT;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Scope;

/** The two gates in front of an operation: the umbrella scope of its route, then the tool's own scope. */
public final class ScopeGuard {

    private ScopeGuard() {}

    /** First gate: the actor has at least one of these. */
    public static void requireAny(Actor actor, Scope... scopes) {
        if (Arrays.stream(scopes).noneMatch(actor::has)) {
            String wanted = Arrays.stream(scopes).map(Scope::text).collect(Collectors.joining(" or "));
            throw SCOPE_INSUFFICIENT.because(
                    "This key lacks the scope " + wanted + "; use a key that has it or have one made.");
        }
    }

    /** Second gate: the actor may use this tool, whose own scope is {@code <bundle>.<action>}. */
    public static void requireTool(Actor actor, String toolScope) {
        if (!actor.toolScopes().allow(toolScope)) {
            throw SCOPE_INSUFFICIENT.because("This key may not use " + toolScope + "; it needs the tool scope '"
                    + toolScope + "', its bundle's or '*'.");
        }
    }
}
