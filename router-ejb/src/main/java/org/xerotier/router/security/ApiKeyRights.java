package org.xerotier.router.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;

/** What a key may do: umbrella scopes, and which tools. Outside, both stand in one list. */
record ApiKeyRights(Set<Scope> scopes, ToolScopes toolScopes) {

    private static final int MAX_SCOPES = 200;

    ApiKeyRights {
        scopes = Set.copyOf(scopes);
    }

    /** Reads the list of a request. A list without a tool scope means every tool. */
    static ApiKeyRights parse(Collection<String> texts) {
        if (texts.size() > MAX_SCOPES) {
            throw refused("A key has at most " + MAX_SCOPES + " scopes.");
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Set<String> tools = new TreeSet<>();
        for (String text : texts) {
            Scope.of(text).ifPresentOrElse(scopes::add, () -> {
                if (!ToolScopes.isWellFormed(text)) {
                    throw refused(
                            "Scopes are " + allScopes()
                                    + ", or a tool scope: '*', '<bundle>' or '<bundle>.<action>'; one of yours is none of these.");
                }
                tools.add(text);
            });
        }
        if (scopes.isEmpty()) {
            throw refused("A key needs at least one of " + allScopes() + ".");
        }
        return new ApiKeyRights(scopes, tools.isEmpty() ? ToolScopes.ALL : ToolScopes.of(tools));
    }

    static ApiKeyRights stored(String scopes, String toolScopes) {
        Set<Scope> known =
                words(scopes).map(text -> Scope.of(text).orElseThrow()).collect(Collectors.toSet());
        return new ApiKeyRights(known, ToolScopes.of(words(toolScopes).toList()));
    }

    String storedScopes() {
        return scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
    }

    String storedToolScopes() {
        return String.join(" ", toolScopes.sorted());
    }

    /** The one list callers see; the tool scopes are left out when they allow everything. */
    List<String> shown() {
        Stream<String> tools = toolScopes.equals(ToolScopes.ALL) ? Stream.empty() : toolScopes.sorted().stream();
        return Stream.concat(scopes.stream().map(Scope::text).sorted(), tools).toList();
    }

    /** Whether the actor has all of this; nobody hands on what they do not have. */
    boolean isWithin(Actor actor) {
        return actor.scopes().containsAll(scopes)
                && toolScopes.patterns().stream().allMatch(actor.toolScopes()::allow);
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static String allScopes() {
        return Stream.of(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));
    }

    private static RuntimeException refused(String message) {
        return KernelError.INVALID_BODY.because(message, "scopes");
    }
}
