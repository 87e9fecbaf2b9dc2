/**
 * Approval policies of a workspace: versions, which one is in force, and what another would have made of past calls.
 */
@NullMarked
package org.xerotier.router.web.policy;

import org.jspecify.annotations.NullMarked;
