package org.xerotier.router.web.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A response written without blocking: a thread that has nothing to write, or whose client does not take it, goes away.
 * Besides JAX-RS's own event sink, since that one writes blocking.
 */
final class ServletOutlet implements EventStream.Outlet, WriteListener, AsyncListener {

    private final AsyncContext async;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Runnable ready = () -> {};
    private Runnable gone = () -> {};
    private volatile @Nullable ServletOutputStream out;
    private boolean unflushed = true;

    /** @param end completes the request; not {@code async.complete()}, of which JAX-RS would learn too late */
    ServletOutlet(AsyncContext async, Runnable end) {
        this.async = async;
        this.end = end;
    }

    /**
     * Begins.
     *
     * @param whenReady called when a write would be taken again
     * @param whenGone called when the client is gone
     */
    void begin(Runnable whenReady, Runnable whenGone) throws IOException {
        ready = whenReady;
        gone = whenGone;
        ServletOutputStream opened = async.getResponse().getOutputStream();
        out = opened;
        async.setTimeout(0);
        async.addListener(this);
        opened.setWriteListener(this);
    }

    @Override
    public boolean isReady() throws IOException {
        ServletOutputStream stream = out;
        if (stream == null || !stream.isReady()) {
            return false;
        }
        if (unflushed) {
            unflushed = false;
            stream.flush();
            return stream.isReady();
        }
        return true;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        Objects.requireNonNull(out, "begun").write(bytes);
        unflushed = true;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            end.run();
        }
    }

    @Override
    public void onWritePossible() {
        ready.run();
    }

    @Override
    public void onError(Throwable broken) {
        gone.run();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        closed.set(true);
        gone.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        gone.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // This response is started once.
    }
}
