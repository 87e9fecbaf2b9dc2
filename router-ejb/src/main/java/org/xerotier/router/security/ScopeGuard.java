package org.xerotier.router.security;

import static org.xerotier.router.security.SecurityError.SCOPE_INSUFFICIENT;
import static org.xerotier.router.security.SecurityError.SYSTEM_ROLE_REQUIRED;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;

/** The two gates in front of an operation: the umbrella scope of its route, then the tool's own scope. */
public final class ScopeGuard {

    private ScopeGuard() {}

    /** First gate: the actor has at least one of these. */
    public static void requireAny(Actor actor, Scope... scopes) {
        if (Arrays.stream(scopes).noneMatch(actor::has)) {
            String wanted = Arrays.stream(scopes).map(Scope::text).collect(Collectors.joining(" or "));
            throw SCOPE_INSUFFICIENT.because(
                    "This key or sign-in lacks the scope " + wanted + "; use one that has it or have one made.");
        }
    }

    /** The refusal of an operation that concerns the router as a whole. */
    public static RouterException systemRoleMissing(String wanted) {
        return SYSTEM_ROLE_REQUIRED.because("This concerns the router as a whole and needs somebody who is " + wanted
                + " there; a key also needs the scope management.");
    }

    /** Second gate: the actor may use this tool, whose own scope is {@code <bundle>.<action>}. */
    public static void requireTool(Actor actor, String toolScope) {
        if (!actor.toolScopes().allow(toolScope)) {
            throw SCOPE_INSUFFICIENT.because("This key may not use " + toolScope + "; it needs the tool scope '"
                    + toolScope + "', its bundle's or '*'.");
        }
    }
}
