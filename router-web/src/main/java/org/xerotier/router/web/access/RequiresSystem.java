package org.xerotier.router.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.xerotier.router.people.SystemRole;

/**
 * The operation is outside projects and needs somebody with one of these roles in the system; none named means that
 * whoever is known here will do.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresSystem {
    SystemRole[] value() default {};
}
