package org.xerotier.router.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.TraceContext;
import org.xerotier.router.security.AuthenticatedCaller;

class AccessFilterTest {

    private static final String PROJECT = "proj_" + "0".repeat(32);

    private final Map<String, Object> attributes = new HashMap<>();

    @Test
    void nobodyIsRefused() {
        assertThat(refusal("demo", Scope.EXECUTION).code().code()).isEqualTo("authentication_required");
    }

    @Test
    void reasonOfAuthenticationIsPassedOn() {
        attributes.put("org.xerotier.refusal", KernelError.INVALID_PARAMETER.because("because"));

        assertThat(refusal("demo", Scope.EXECUTION).getMessage()).isEqualTo("because");
    }

    @Test
    void projectIsNamedByIdOrSlug() {
        call(Scope.EXECUTION);

        assertThatCode(() -> filter(Scope.EXECUTION).admit("demo")).doesNotThrowAnyException();
        assertThatCode(() -> filter(Scope.EXECUTION).admit(PROJECT)).doesNotThrowAnyException();
    }

    @Test
    void foreignAndUnknownProjectsAreAnsweredAlike() {
        call(Scope.EXECUTION);

        RouterException foreign = refusal("proj_" + "1".repeat(32), Scope.EXECUTION);
        RouterException unknown = refusal("nowhere", Scope.EXECUTION);

        assertThat(foreign.code().code()).isEqualTo("project_not_found");
        assertThat(foreign.getMessage()).isEqualTo(unknown.getMessage());
        assertThat(foreign.param()).isEqualTo(unknown.param());
    }

    @Test
    void foreignProjectIsAnsweredBeforeScopesAre() {
        call(Scope.INFERENCE);

        assertThat(refusal("nowhere", Scope.EXECUTION).code().code()).isEqualTo("project_not_found");
    }

    @Test
    void oneOfTheScopesIsEnough() {
        call(Scope.INFERENCE);

        assertThatCode(() -> filter(Scope.EXECUTION, Scope.INFERENCE).admit("demo"))
                .doesNotThrowAnyException();
        assertThat(refusal("demo", Scope.EXECUTION).code().code()).isEqualTo("scope_insufficient");
    }

    @Test
    void withoutScopesAnyKeyOfTheProjectWillDo() {
        call(Scope.RESEARCH);

        assertThatCode(() -> filter().admit("demo")).doesNotThrowAnyException();
    }

    @Test
    void routeWithoutAProjectAdmitsNobody() {
        call(Scope.MANAGEMENT);

        assertThat(refusal(null).code().code()).isEqualTo("project_not_found");
    }

    private RouterException refusal(@Nullable String project, Scope... scopes) {
        return Objects.requireNonNull(
                catchThrowableOfType(RouterException.class, () -> filter(scopes).admit(project)));
    }

    private void call(Scope... scopes) {
        RequestContext request = new RequestContext("req-1", new TraceContext("1".repeat(32), "1".repeat(16), false));
        Actor actor = new Actor(
                ActorKind.API_KEY,
                "key_1",
                "key",
                "me",
                new ProjectId(PROJECT),
                Set.of(scopes),
                ToolScopes.NONE,
                request);
        attributes.put("org.xerotier.caller", new AuthenticatedCaller(actor, "demo"));
    }

    private AccessFilter filter(Scope... scopes) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getAttribute")) {
                        return attributes.get(arguments[0]);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        return new AccessFilter(request, scopes);
    }
}
