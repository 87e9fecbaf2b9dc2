/**
 * The one-command start: what {@code ./quickstart} does once there is a JDK and the modules are built.
 *
 * <p>Door: {@link org.xerotier.provision.quickstart.Quickstart}, with {@link org.xerotier.provision.quickstart.Main} as its command
 * line. All state lies in one directory (by default {@code .quickstart}); a second start finds and reuses it. Every step is
 * harmless to repeat, ends within a limit, and fails with what happened, the log to read and what to do next.
 */
@NullMarked
package org.xerotier.provision.quickstart;

import org.jspecify.annotations.NullMarked;
