/**
 * Tests that run inside the real server, in the transaction and security of the container. One deployment for all: the
 * EAR as it ships, with a test archive beside its modules.
 */
@NullMarked
package org.xerotier.systemtests.container;

import org.jspecify.annotations.NullMarked;
