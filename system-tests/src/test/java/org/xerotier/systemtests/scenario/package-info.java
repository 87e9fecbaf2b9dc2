/**
 * The product judged from outside: one started stack for all scenarios, which leave it as they found it. A scenario that
 * breaks something heals it before it ends.
 */
@NullMarked
package org.xerotier.systemtests.scenario;

import org.jspecify.annotations.NullMarked;
