/**
 * The one way JSON comes in and the one way it is turned into bytes that get hashed, signed or approved.
 *
 * <p>Doors: {@link org.xerotier.mesh.json.StrictJson} reads bytes from outside, {@link
 * org.xerotier.mesh.json.CanonicalJson} writes the RFC 8785 form, {@link org.xerotier.mesh.json.JsonMapping} turns a
 * parsed tree into records and back. The value type is Jackson's tree. A refusal is always a {@link
 * org.xerotier.mesh.json.JsonRefused} that names the field.
 *
 * <p>Whatever {@code CanonicalJson} writes, {@code StrictJson} reads back to the same bytes, so the router and an
 * agent that never met agree on what was approved. Everybody may enter; this package looks at nothing of ours.
 */
@NullMarked
package org.xerotier.mesh.json;

import org.jspecify.annotations.NullMarked;
