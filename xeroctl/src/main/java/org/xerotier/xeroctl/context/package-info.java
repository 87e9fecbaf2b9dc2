/**
 * Which router, as whom: the contexts of {@code config.toml}, the environment and the flags, resolved into one
 * {@link org.xerotier.xeroctl.context.Connection}. The file holds API keys, so it is written with mode 0600 and not
 * read with any other.
 */
@NullMarked
package org.xerotier.xeroctl.context;

import org.jspecify.annotations.NullMarked;
