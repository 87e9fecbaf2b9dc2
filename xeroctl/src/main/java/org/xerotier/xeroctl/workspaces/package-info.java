/**
 * {@code xeroctl workspaces}: where tools may be called, by which agents, within which scope.
 */
@NullMarked
package org.xerotier.xeroctl.workspaces;

import org.jspecify.annotations.NullMarked;
