package org.xerotier.router.web.stream;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.InvocationFeed;
import org.xerotier.router.invocation.InvocationQueries;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.StandingThreads;
import org.xerotier.router.security.AuthenticationService;
import org.xerotier.router.web.json.Media;

/** Opens event streams and keeps them honest: every few seconds it asks whether the key behind each still holds. */
@ApplicationScoped
public class InvocationStreams {

    static final int MAX_PER_PROJECT = 500;

    private static final int TICK_SECONDS = 5;

    @Inject
    InvocationQueries queries;

    @Inject
    InvocationFeed feed;

    @Inject
    AuthenticationService authentication;

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedScheduledExecutorService clock;

    /** Streams being served at the same time; each takes a connection of the database while it is. */
    private static final int LANES = 4;

    private final StreamBook book = new StreamBook();
    private @Nullable ScheduledFuture<?> ticking;
    private final StandingThreads lanes = new StandingThreads();

    @PostConstruct
    void start() {
        lanes.begin(threads, LANES);
        ticking = clock.scheduleAtFixedRate(
                () -> book.tick(authentication::requireStill), TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        book.closeAll();
        lanes.close();
    }

    /** To be asked before a tool is run for a stream: once it runs, a stream that cannot be opened helps nobody. */
    public void requireRoom(Actor actor) {
        if (book.count(actor.requireProject()) >= MAX_PER_PROJECT) {
            throw tooMany();
        }
    }

    private static RouterException tooMany() {
        return KernelError.TOO_MANY_STREAMS.because("This project has " + MAX_PER_PROJECT
                + " event streams open; close some, or ask for the invocation instead.");
    }

    /**
     * Answers with the events behind {@code after}; returns at once.
     *
     * @param async where the stream is written
     * @param answer the same request as JAX-RS sees it, which must be told of the end
     */
    public void open(Reader reader, InvocationId id, long after, AsyncContext async, AsyncResponse answer) {
        Actor actor = reader.actor();
        InvocationView now = queries.get(actor, id);
        if (after > now.events()) {
            throw KernelError.INVALID_PARAMETER.because(
                    "The invocation has no event %d yet; its last is %d.".formatted(after, now.events()), "after");
        }
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setStatus(200);
        response.setContentType(Media.EVENTS);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        if (now.status().isTerminal() && after == now.events()) {
            end(answer);
            return;
        }
        begin(reader, id, after, new ServletOutlet(async, () -> end(answer)));
    }

    /** Nothing is written by this: whatever there was to say has been said. It lets go of the request. */
    private static void end(AsyncResponse answer) {
        answer.resume(Response.ok().build());
    }

    private void begin(Reader reader, InvocationId id, long after, ServletOutlet outlet) {
        StreamBook.Entry entry = book.enter(reader, MAX_PER_PROJECT).orElseThrow(InvocationStreams::tooMany);
        EventStream stream = new EventStream(
                new InvocationEvents(after, (behind, limit) -> queries.events(reader.actor(), id, behind, limit)),
                outlet,
                lanes,
                () -> book.leave(entry));
        entry.holds(stream, feed.follow(id, change -> stream.wake()));
        try {
            outlet.begin(stream::wake, stream::close);
        } catch (IOException e) {
            book.leave(entry);
            throw new UncheckedIOException(e);
        }
    }
}
