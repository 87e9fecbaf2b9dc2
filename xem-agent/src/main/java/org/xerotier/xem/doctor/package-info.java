/**
 * What {@code xem-agent doctor} looks at, and the names of what it finds. Looks only: no file is written, and no router
 * hears more than a handshake, which gives it nothing to act on.
 *
 * <p>Door: {@link org.xerotier.xem.doctor.Doctor}; a {@link org.xerotier.xem.doctor.Finding} says what is, and what to
 * do next. {@link org.xerotier.xem.doctor.MeshProbe} shakes hands with a router's mesh port by hand, step by step, to
 * tell a wrong router key from a refused agent key, which a library's socket does not; the running agent uses it too.
 * Looks into {@code bundle}, {@code config}, {@code enroll}, {@code keys}, {@code ledger}, {@code manifest}, {@code
 * mesh}, {@code state} and {@code status}. The page for people is {@code docs/how-to/diagnose-an-agent.md}.
 */
@NullMarked
package org.xerotier.xem.doctor;

import org.jspecify.annotations.NullMarked;
