package org.xerotier.router.web.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RouterException;

class UrlGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"token", "Token", "access_token", "api_key", "key", "authorization"})
    void credentialsInTheUrlAreRefused(String name) {
        assertRefused(KernelError.CREDENTIALS_IN_URL, "GET", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "PATCH", "PROPFIND"})
    void methodsNobodyAnswersAreRefused(String method) {
        assertRefused(KernelError.METHOD_NOT_ALLOWED, method, "limit");
    }

    @Test
    void otherRequestsPass() {
        assertThatCode(() -> new UrlGuard().filter(request("GET", "after"))).doesNotThrowAnyException();
    }

    private static void assertRefused(KernelError code, String method, String parameter) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> new UrlGuard().filter(request(method, parameter)))
                .satisfies(refusal -> Assertions.assertThat(refusal.code()).isEqualTo(code));
    }

    private static ContainerRequestContext request(String method, String parameter) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        query.putSingle(parameter, "x");
        UriInfo uri = answering(UriInfo.class, "getQueryParameters", query);
        return (ContainerRequestContext) Proxy.newProxyInstance(
                UrlGuardTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (self, called, arguments) -> called.getName().equals("getMethod") ? method : uri);
    }

    private static <T> T answering(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                UrlGuardTest.class.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer;
                    }
                    throw new UnsupportedOperationException(called.getName());
                }));
    }
}
