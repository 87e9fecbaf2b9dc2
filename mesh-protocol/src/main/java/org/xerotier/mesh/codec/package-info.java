/**
 * Bytes to frames and back: MessagePack read by a bounded walk of our own, since the library's generic reader can be made
 * to exhaust memory or the stack with a handful of bytes.
 *
 * <p>Door: {@link org.xerotier.mesh.codec.FrameCodec}. Below it {@link org.xerotier.mesh.codec.BoundedUnpacker} and
 * {@link org.xerotier.mesh.codec.BoundedPacker} turn bytes into a small tree and back, {@link
 * org.xerotier.mesh.codec.Fields} reads typed fields from that tree. Whatever is wrong with bytes from outside is one
 * exception, {@link org.xerotier.mesh.codec.MalformedFrame}. Unknown fields are skipped, so newer peers may say more.
 * This package looks only into {@code frame}; whoever owns a socket may enter.
 */
@NullMarked
package org.xerotier.mesh.codec;

import org.jspecify.annotations.NullMarked;
