/** Published vectors, the library whose place we take, and JeroMQ itself, all against {@code org.xerotier.mesh.curve}. */
@NullMarked
package org.xerotier.mesh.curve;

import org.jspecify.annotations.NullMarked;
