/**
 * Reading and writing JSON trees. The writer escapes everything a terminal could act on, so its output is safe to
 * show and still the same JSON. Everybody may enter; this package looks at nothing of ours.
 */
@NullMarked
package org.xerotier.xeroctl.json;

import org.jspecify.annotations.NullMarked;
