/**
 * Running a tool: its process in a session of its own, an environment made for it, output cut, numbered and spooled,
 * and an end that reaches everything it started.
 *
 * <p>Door: {@link org.xerotier.xem.exec.LocalToolRunner}, behind the port {@code org.xerotier.xem.dispatch.ToolRunner}.
 * It judges what only the agent's host can judge (real paths, credentials, words that would turn into options) and
 * trusts the caller for the rest. Threads: {@code xem-spawn} (starts every process, lives as long as the agent, because
 * the parent-death signal is tied to the thread that forked), {@code xem-timer} (timeouts and kills), {@code xem-flush},
 * two {@code xem-read} per running process and one {@code xem-builtin} per running builtin.
 */
@NullMarked
package org.xerotier.xem.exec;

import org.jspecify.annotations.NullMarked;
