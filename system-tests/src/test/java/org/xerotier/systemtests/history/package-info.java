/** The checker must be able to fail: each rule has histories that break it. */
@NullMarked
package org.xerotier.systemtests.history;

import org.jspecify.annotations.NullMarked;
