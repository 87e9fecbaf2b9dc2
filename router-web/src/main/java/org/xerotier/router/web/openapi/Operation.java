package org.xerotier.router.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API description says of a resource method beyond what its signature says. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Operation {
    /** One line. */
    String value();

    /** The record of the answer's body; {@code Void} where there is none or it is not JSON. */
    Class<?> answer() default Void.class;

    /** Whether the answer is a list of those records. */
    boolean list() default false;

    /** Every status of a good answer. */
    int[] status() default 200;

    /** Codes of refusals that are this operation's own. */
    String[] refuses() default {};

    /** Request headers that matter here. */
    String[] headers() default {};

    /** Other media types of a good answer. */
    String[] also() default {};
}
