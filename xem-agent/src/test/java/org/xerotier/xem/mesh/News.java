package org.xerotier.xem.mesh;

import java.util.List;
import org.xerotier.mesh.frame.RouterContact;

/** What was heard of the sessions, as lines. */
record News(List<String> heard) implements SessionListener {

    @Override
    public void established(RouterContact router, long leaseMillis) {
        heard.add(router.id() + " up");
    }

    @Override
    public void lost(RouterContact router, Loss loss, long retryMillis) {
        heard.add(router.id() + " lost " + loss);
    }

    @Override
    public void refused(RouterContact router, String code, String message) {
        heard.add(router.id() + " refused " + code);
    }

    @Override
    public void forgotten(RouterContact router) {
        heard.add(router.id() + " forgotten");
    }

    @Override
    public void impaired(String code) {
        heard.add("impaired " + code);
    }

    @Override
    public void died(Throwable fault) {
        heard.add("died: " + fault);
    }
}
