/**
 * {@code xeroctl exec}: tools, invocations and their output. {@link org.xerotier.xeroctl.exec.ExecCommands} is the
 * group; one class per verb. {@code Follower} holds the one loop that follows an invocation to its end.
 */
@NullMarked
package org.xerotier.xeroctl.exec;

import org.jspecify.annotations.NullMarked;
