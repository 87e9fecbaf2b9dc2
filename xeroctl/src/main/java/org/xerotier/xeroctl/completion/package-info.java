/**
 * {@code xeroctl completion}: the completion script of a shell, generated from the command tree.
 */
@NullMarked
package org.xerotier.xeroctl.completion;

import org.jspecify.annotations.NullMarked;
