/**
 * The words every room shares and nothing about the business: refusals, ids, time, who acts, pages, settings.
 *
 * <p>Everybody may look in here; this room looks at nobody. Refusals are {@link org.xerotier.router.kernel.ErrorCode}
 * enums thrown as {@link org.xerotier.router.kernel.RouterException}. Ids come from
 * {@link org.xerotier.router.kernel.Ids}, time from an injected {@link java.time.Clock}, settings from
 * {@link org.xerotier.router.kernel.Setting} constants read through {@link org.xerotier.router.kernel.Settings}.
 *
 * <p>Public besides records, enums and interfaces: the exceptions, {@code Ids}, {@code Settings}, {@code Secret},
 * {@code Readiness}, {@code CommitConflict}, {@code StandingThreads}, {@code WorkThreads}, and what a container must be able to construct: the two attribute converters
 * and {@code InTransactionGuard}.
 */
@NullMarked
package org.xerotier.router.kernel;

import org.jspecify.annotations.NullMarked;
