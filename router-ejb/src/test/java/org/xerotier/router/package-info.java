/** What the rooms' tests share: a real migrated database, a clock that stands still, the house rules. */
@NullMarked
package org.xerotier.router;

import org.jspecify.annotations.NullMarked;
