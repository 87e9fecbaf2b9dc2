/**
 * Our canonical JSON beside other people's: the same documents through this product's code and through two programs in
 * other languages by other authors, compared byte for byte. Started by {@code system-tests/canonical-twins}.
 */
@NullMarked
package org.xerotier.systemtests.twins;

import org.jspecify.annotations.NullMarked;
