package org.xerotier.router.web.openapi;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.xerotier.router.web.RouterApplication;

/** The resource methods with what JAX-RS says about them. */
record Route(Method method, String path, String verb) {

    /** In the order of the document. */
    static List<Route> all() {
        List<Route> found = new ArrayList<>();
        for (Class<?> resource : RouterApplication.RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                verb(method).ifPresent(verb -> found.add(new Route(method, place(resource, method), verb)));
            }
        }
        found.sort(Comparator.comparing(Route::path).thenComparing(Route::verb));
        return found;
    }

    String id() {
        return method.getDeclaringClass().getSimpleName().replace("Resource", "") + "_" + method.getName();
    }

    String tag() {
        String room = method.getDeclaringClass().getPackageName();
        return room.substring(room.lastIndexOf('.') + 1);
    }

    /** The record that is read from the body. */
    Optional<Class<?>> body() {
        return Stream.of(method.getParameterTypes())
                .filter(Class::isRecord)
                .<Class<?>>map(type -> type)
                .findFirst();
    }

    List<String> queryParameters() {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).ifPresent(query -> names.add(query.value()));
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    Optional.ofNullable(field.getAnnotation(QueryParam.class))
                            .ifPresent(query -> names.add(query.value()));
                }
            }
        }
        return names;
    }

    List<String> headers() {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Optional.ofNullable(parameter.getAnnotation(HeaderParam.class))
                    .ifPresent(header -> names.add(header.value()));
        }
        Stream.of(method.getAnnotation(Operation.class).headers())
                .filter(header -> !names.contains(header))
                .forEach(names::add);
        // OpenAPI wants credentials in the security scheme.
        names.remove("Authorization");
        return names;
    }

    private static Optional<String> verb(Method method) {
        return Stream.<Class<? extends Annotation>>of(GET.class, POST.class, PUT.class, DELETE.class)
                .filter(method::isAnnotationPresent)
                .map(verb -> verb.getSimpleName().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static String place(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        return (resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value())).replace("//", "/");
    }
}
