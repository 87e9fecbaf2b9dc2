package org.xerotier.xem.dispatch;

import org.xerotier.mesh.frame.Bounds;

/**
 * How much the desk takes on and how patient it is.
 *
 * @param capacity most tools running at once; as many again may wait
 * @param quietMillis a run that ends sooner is told in one frame
 * @param resendMillis wait before something unacknowledged is said again; doubles
 * @param resendLongestMillis longest such wait
 */
public record DeskLimits(int capacity, long quietMillis, long resendMillis, long resendLongestMillis) {

    public DeskLimits {
        if (capacity < 1 || capacity > Bounds.MAX_IN_FLIGHT / 2) {
            throw new IllegalArgumentException("capacity must be 1 to " + Bounds.MAX_IN_FLIGHT / 2);
        }
    }

    public static DeskLimits of(int capacity) {
        return new DeskLimits(capacity, 100, 5_000, 30_000);
    }
}
