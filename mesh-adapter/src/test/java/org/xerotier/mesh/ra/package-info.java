/** Real sockets on loopback, a hand-written WorkManager, and peers of every kind of ill will. */
@NullMarked
package org.xerotier.mesh.ra;

import org.jspecify.annotations.NullMarked;
