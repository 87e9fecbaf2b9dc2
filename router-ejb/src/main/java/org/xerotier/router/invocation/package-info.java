/**
 * Tool calls: the road from a wish to a recorded outcome. Creation, admission, dispatch to an agent under an epoch,
 * output, result, cancel, and what becomes of work whose agent is lost.
 *
 * <p>Doors: {@link org.xerotier.router.invocation.CallIntake} (new calls), {@link
 * org.xerotier.router.invocation.InvocationService} (what else callers do), {@link
 * org.xerotier.router.invocation.InvocationQueries} (readers), {@link
 * org.xerotier.router.invocation.ReportService} (agents' frames), {@link
 * org.xerotier.router.invocation.ResolutionService} and {@link org.xerotier.router.invocation.AmbiguityQueries} (unknown
 * outcomes) and {@link
 * org.xerotier.router.invocation.InvocationFeed} (who waits for a change). Tables {@code invocations}, {@code
 * executions}, {@code invocation_events}. Frames leave only after the commit that made them true; ADR 0012.
 */
@NullMarked
package org.xerotier.router.invocation;

import org.jspecify.annotations.NullMarked;
