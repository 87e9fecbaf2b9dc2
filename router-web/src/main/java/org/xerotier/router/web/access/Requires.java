package org.xerotier.router.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.xerotier.router.kernel.Scope;

/**
 * The operation needs an API key of the project in its path, or a person with a place there, with at least one of these scopes; none named means that any
 * key of the project will do.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Scope[] value() default {};
}
