package org.xerotier.router.web.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A response written without blocking: a thread that has nothing to write, or whose client does not take it, goes away.
 * Besides JAX-RS's own event sink, since that one writes blocking.
 */
final class ServletOutlet implements EventStream.Outlet, WriteListener, AsyncListener {

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Runnable ready = () -> {};
    private Runnable gone = () -> {};
    private boolean unflushed = true;

    ServletOutlet(AsyncContext async) throws IOException {
        this.async = async;
        this.out = async.getResponse().getOutputStream();
    }

    /**
     * Begins.
     *
     * @param whenReady called when a write would be taken again
     * @param whenGone called when the client is gone
     */
    void begin(Runnable whenReady, Runnable whenGone) {
        ready = whenReady;
        gone = whenGone;
        async.setTimeout(0);
        async.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public boolean isReady() throws IOException {
        if (!out.isReady()) {
            return false;
        }
        if (unflushed) {
            unflushed = false;
            out.flush();
            return out.isReady();
        }
        return true;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        unflushed = true;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                async.complete();
            } catch (IllegalStateException over) {
                // The container was faster.
                closed.set(true);
            }
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
