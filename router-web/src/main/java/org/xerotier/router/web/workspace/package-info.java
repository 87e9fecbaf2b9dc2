/**
 * Workspaces and which agents serve them.
 */
@NullMarked
package org.xerotier.router.web.workspace;

import org.jspecify.annotations.NullMarked;
