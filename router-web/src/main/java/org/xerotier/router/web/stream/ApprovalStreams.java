package org.xerotier.router.web.stream;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.ApprovalQueries;
import org.xerotier.router.approval.ApprovalsChanged;
import org.xerotier.router.approval.EventPlace;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.StandingThreads;
import org.xerotier.router.security.AuthenticationService;
import org.xerotier.router.web.json.Media;

/**
 * Streams of a project's approval events. A commit here wakes them at once; once a second the last place of every project
 * that is followed is compared, for what other routers wrote and for what an older open transaction held back.
 */
@ApplicationScoped
public class ApprovalStreams {

    static final int MAX_PER_PROJECT = 200;

    private static final int LOOK_SECONDS = 1;
    private static final int TICK_SECONDS = 5;
    private static final int LANES = 2;

    @Inject
    ApprovalQueries queries;

    @Inject
    AuthenticationService authentication;

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedScheduledExecutorService clock;

    private final StreamBook book = new StreamBook();
    private final Map<ProjectId, EventPlace> seen = new ConcurrentHashMap<>();
    private final List<ScheduledFuture<?>> rounds = new ArrayList<>();
    private final StandingThreads lanes = new StandingThreads();

    @PostConstruct
    void start() {
        lanes.begin(threads, LANES);
        rounds.add(clock.scheduleAtFixedRate(
                () -> book.tick(authentication::requireStill), TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS));
        rounds.add(clock.scheduleAtFixedRate(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS));
    }

    @PreDestroy
    void stop() {
        rounds.forEach(round -> round.cancel(false));
        book.closeAll();
        lanes.close();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ApprovalsChanged change) {
        book.wake(change.project());
    }

    /** Never throws, or it would be the last round. */
    private void look() {
        try {
            Set<ProjectId> followed = book.projects();
            seen.keySet().retainAll(followed);
            for (ProjectId project : followed) {
                EventPlace last = queries.lastEvent(project);
                if (!last.equals(seen.put(project, last))) {
                    book.wake(project);
                }
            }
        } catch (RuntimeException failed) {
            StreamLog.lookFailed(failed);
        }
    }

    /**
     * Answers with the events behind {@code after}; returns at once.
     *
     * @param after null for what happens from now on
     */
    public void open(Reader reader, @Nullable EventPlace after, AsyncContext async, AsyncResponse answer) {
        ProjectId project = reader.actor().requireProject();
        EventPlace behind = after == null ? queries.lastEvent(project) : after;
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setStatus(200);
        response.setContentType(Media.EVENTS);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        StreamBook.Entry entry = book.enter(reader, MAX_PER_PROJECT)
                .orElseThrow(() -> KernelError.TOO_MANY_STREAMS.because(
                        "This project has " + MAX_PER_PROJECT + " streams of approval events open; close some."));
        ServletOutlet outlet =
                new ServletOutlet(async, () -> answer.resume(Response.ok().build()));
        EventStream stream = new EventStream(
                new ApprovalEvents(behind, (place, limit) -> queries.events(project, place, limit)),
                outlet,
                lanes,
                () -> book.leave(entry));
        entry.holds(stream, () -> {});
        try {
            outlet.begin(stream::wake, stream::close);
        } catch (IOException e) {
            book.leave(entry);
            throw new UncheckedIOException(e);
        }
    }
}
