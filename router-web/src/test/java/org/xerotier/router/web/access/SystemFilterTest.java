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
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.TraceContext;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.security.AuthenticatedCaller;

class SystemFilterTest {

    private final Map<String, Object> attributes = new HashMap<>();

    @Test
    void nobodyIsRefused() {
        assertThat(refusal(SystemRole.ADMIN).code().code()).isEqualTo("authentication_required");
        assertThat(refusal().code().code()).isEqualTo("authentication_required");
    }

    @Test
    void onlyWhoHasTheRolePasses() {
        call(null);
        assertThat(refusal(SystemRole.ADMIN).code().code()).isEqualTo("system_role_required");
        call(SystemRole.OPERATOR);
        assertThat(refusal(SystemRole.ADMIN).code().code()).isEqualTo("system_role_required");
        call(SystemRole.ADMIN);
        assertThatCode(() -> filter(SystemRole.ADMIN).admit()).doesNotThrowAnyException();
    }

    @Test
    void withoutARoleNamedWhoeverIsKnownWillDo() {
        call(null);
        assertThatCode(() -> filter().admit()).doesNotThrowAnyException();
    }

    private RouterException refusal(SystemRole... roles) {
        return Objects.requireNonNull(
                catchThrowableOfType(RouterException.class, () -> filter(roles).admit()));
    }

    private void call(@Nullable SystemRole role) {
        RequestContext request = new RequestContext("req-1", new TraceContext("1".repeat(32), "1".repeat(16), false));
        Actor actor = new Actor(ActorKind.USER, "usr_1", "ada", "me", null, Set.of(), ToolScopes.NONE, request);
        attributes.put("org.xerotier.caller", new AuthenticatedCaller(actor, null, role));
    }

    private SystemFilter filter(SystemRole... roles) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getAttribute")) {
                        return attributes.get(arguments[0]);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        return new SystemFilter(request, roles);
    }
}
