/**
 * What the agent does with the router's orders: judge each dispatch again, run it at most once, tell how it went until
 * the router has it on record.
 *
 * <p>Door: {@link org.xerotier.xem.dispatch.DispatchDesk}, a plain class driven by one thread. It reaches the world
 * through ports: {@link org.xerotier.xem.dispatch.ToolRunner} (tools), {@link org.xerotier.xem.dispatch.Ledger} (what
 * was started, so that it is not started again) and {@link org.xerotier.xem.dispatch.Outbox} (frames). Nothing here
 * knows sockets, threads, files or the wall clock.
 */
@NullMarked
package org.xerotier.xem.dispatch;

import org.jspecify.annotations.NullMarked;
