package org.xerotier.router.kernel;

/** One part's answer to "can you work". Each room that has something to say implements it as a CDI bean. */
public interface HealthCheck {

    /** Short and stable: {@code database}, {@code mesh}. */
    String name();

    /** Answers within a few seconds and never throws. */
    boolean isUp();
}
