/**
 * {@code xeroctl help}: usage of any command, and the exit codes printed from their enum.
 */
@NullMarked
package org.xerotier.xeroctl.help;

import org.jspecify.annotations.NullMarked;
