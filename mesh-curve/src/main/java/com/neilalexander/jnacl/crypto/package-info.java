/**
 * The two classes through which JeroMQ 0.6.0 reaches its cryptography, under the names it looks for them. They stand in for
 * {@code eu.neilalexander:jnacl}, which must not be on the same class path; everything they do is in {@code
 * org.xerotier.mesh.curve}. Nobody but JeroMQ enters here.
 */
@NullMarked
package com.neilalexander.jnacl.crypto;

import org.jspecify.annotations.NullMarked;
