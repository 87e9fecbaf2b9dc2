/**
 * API keys, join keys, agents and the audit log: what a person with the scope {@code management} looks after.
 */
@NullMarked
package org.xerotier.router.web.management;

import org.jspecify.annotations.NullMarked;
