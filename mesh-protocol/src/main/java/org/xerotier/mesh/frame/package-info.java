/**
 * What router and agent say to each other: one record per frame, in one sealed family, and the envelope around it.
 *
 * <p>Door: {@link org.xerotier.mesh.frame.Envelope} and the {@link org.xerotier.mesh.frame.Frame} records. Payload field
 * names on the wire are the record component names in {@code snake_case}. Records check their own bounds, so a frame
 * that exists is a legal one; bytes become frames only in {@code org.xerotier.mesh.codec}. Nothing here may know
 * sockets, threads, clocks or Jakarta. The text of the protocol is {@code docs/reference/wire-protocol.md}.
 */
@NullMarked
package org.xerotier.mesh.frame;

import org.jspecify.annotations.NullMarked;
