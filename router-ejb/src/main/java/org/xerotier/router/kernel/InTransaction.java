package org.xerotier.router.kernel;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only called within a transaction that somebody else began, as {@code @Transactional(MANDATORY)} asks for too. That one
 * looks services up by name at every call, which was the largest single cost of a tool call; this one asks the
 * transaction's registry and goes on.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InTransaction {}
