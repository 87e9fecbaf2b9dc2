package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.Stack;

/**
 * Every route the router describes, tried without credentials, with a wrong key, with a key of too small a scope and for
 * a project that is not the key's. After deployment, and again after the server was killed and started: a server that
 * loads an application by itself has been seen not to enforce what it enforces on deployment.
 */
@ExtendWith(OnTheStack.class)
class AccessScenario {

    private static final Set<String> SCOPES = Set.of("inference", "execution", "management", "research", "approve");

    /** What is opened by something other than a key, or by nothing; a new route is not open because it says nothing. */
    private static final Set<String> OPEN = Set.of(
            "/health/live",
            "/health/ready",
            "/openapi",
            "/approve",
            "/approve.css",
            "/approve.js",
            "/v1/approval-links/decide",
            "/v1/approval-links/open",
            "/v1/auth/jwks",
            "/v1/auth/token",
            "/v1/bootstrap",
            "/v1/enroll",
            "/v1/enroll/refresh");

    private static final String SOME_ID = "inv_0193b3e2a1b27c3d8e4f5a6b7c8d9e0f";

    private final Stack stack;

    AccessScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void noRouteOpensWithoutRightAfterDeploymentNorAfterARestart() {
        Map<String, Api> byScope = new LinkedHashMap<>();
        SCOPES.forEach(scope -> byScope.put(scope, key(scope)));
        List<String> afterDeployment = violations(byScope);
        stack.domain().kill();
        stack.restart();
        List<String> afterRestart = violations(byScope);
        stack.awaitState(OnTheStack.AGENT, "active");

        assertThat(afterDeployment).isEmpty();
        assertThat(afterRestart).isEmpty();
    }

    private List<String> violations(Map<String, Api> byScope) {
        List<String> found = new ArrayList<>();
        JsonNode paths =
                stack.api().withKey(null).get("/openapi").expect(200).json().path("paths");
        int tried = 0;
        for (var path : iterable(paths)) {
            for (var operation : iterable(path.getValue())) {
                JsonNode scope = operation.getValue().path("x-xerotier-scope");
                JsonNode role = operation.getValue().path("x-xerotier-system-role");
                String method = operation.getKey().toUpperCase(Locale.ROOT);
                if (!role.isMissingNode()) {
                    tried++;
                    tryOutside(method, path.getKey(), !role.isEmpty(), byScope, found);
                } else if (scope.isMissingNode()) {
                    if (!OPEN.contains(path.getKey())) {
                        found.add(path.getKey() + " says nothing of its scope");
                    }
                } else {
                    tried++;
                    tryAll(method, path.getKey(), wanted(scope), byScope, found);
                }
            }
        }
        assertThat(tried).as("guarded routes tried").isGreaterThan(25);
        return found;
    }

    /** Routes outside projects: nobody without credentials, and where a role is asked for no key that may not manage. */
    private void tryOutside(
            String method, String template, boolean needsRole, Map<String, Api> byScope, List<String> found) {
        String path = template.replaceAll("\\{[^}]*}", SOME_ID);
        String route = method + " " + template;
        Api nobody = stack.api().withKey(null);
        expect(found, route + " without credentials", send(nobody, method, path), 401);
        expect(found, route + " with garbage", send(nobody.withKey("a.b.c"), method, path), 401);
        if (needsRole) {
            expect(found, route + " by a member", send(stack.person("plain-member", "member"), method, path), 403);
            expect(found, route + " by an owner", send(stack.person("second-owner", "owner"), method, path), 403);
            byScope.forEach((scope, api) -> {
                if (!scope.equals("management")) {
                    expect(found, route + " with scope " + scope, send(api, method, path), 403);
                }
            });
        }
    }

    private void tryAll(
            String method, String template, Set<String> wanted, Map<String, Api> byScope, List<String> found) {
        String path = template.replaceFirst("\\{[^}]*}", Stack.PROJECT).replaceAll("\\{[^}]*}", SOME_ID);
        String route = method + " " + template;
        Api nobody = stack.api().withKey(null);
        expect(found, route + " without credentials", send(nobody, method, path), 401);
        expect(found, route + " with garbage", send(nobody.withKey("xero_demo_nonsense"), method, path), 401);
        Api.Answer foreign = send(stack.api(), method, path.replaceFirst("/" + Stack.PROJECT, "/other"));
        expect(found, route + " for another project", foreign, 404);
        if (!foreign.code().equals("project_not_found")) {
            found.add(route + " for another project answers " + foreign.code());
        }
        byScope.forEach((scope, api) -> {
            if (!wanted.isEmpty() && !wanted.contains(scope)) {
                Api.Answer answer = send(api, method, path);
                expect(found, route + " with scope " + scope, answer, 403);
                if (!answer.code().equals("scope_insufficient")) {
                    found.add(route + " with scope " + scope + " answers " + answer.code());
                }
            }
        });
    }

    private static Api.Answer send(Api api, String method, String path) {
        boolean hasBody = method.equals("POST") || method.equals("PUT");
        return api.send(method, path, hasBody ? "{}" : null, Map.of());
    }

    private static void expect(List<String> found, String what, Api.Answer answer, int status) {
        if (answer.status() != status) {
            found.add("%s: %d instead of %d: %s"
                    .formatted(what, answer.status(), status, new String(answer.bytes(), StandardCharsets.UTF_8)));
        }
    }

    /** The scopes of which one suffices; empty where any valid key does. */
    private static Set<String> wanted(JsonNode scope) {
        Set<String> wanted = new TreeSet<>();
        if (scope.isTextual() && SCOPES.contains(scope.asText())) {
            wanted.add(scope.asText());
        }
        scope.forEach(one -> wanted.add(one.asText()));
        return wanted;
    }

    private Api key(String scope) {
        return stack.api()
                .withKey(stack.api()
                        .post(
                                Stack.path("/management/api-keys"),
                                "{\"name\":\"only-%s\",\"scopes\":[\"%s\"]}".formatted(scope, scope))
                        .expect(201)
                        .json()
                        .path("secret")
                        .asText());
    }

    private static Iterable<Map.Entry<String, JsonNode>> iterable(JsonNode object) {
        return object::fields;
    }
}
