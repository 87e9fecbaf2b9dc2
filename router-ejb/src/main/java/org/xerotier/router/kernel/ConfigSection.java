package org.xerotier.router.kernel;

import java.util.List;

/**
 * A room's share of the configuration. Each room with settings has one CDI bean ({@code @ApplicationScoped},
 * package-private, named {@code ...Section}) that implements this and also produces the room's config record:
 *
 * <pre>{@code
 * @ApplicationScoped
 * class LeaseSection implements ConfigSection {
 *     public List<Setting<?>> settings() { return LeaseConfig.SETTINGS; }
 *     public void check(Settings settings) { LeaseConfig.from(settings); }
 *
 *     @Produces @Singleton
 *     LeaseConfig config(Settings settings) { return settings.sound(LeaseConfig::from); }
 * }
 * }</pre>
 *
 * The start checks all sections before anything else runs, and the reference page is generated from them.
 */
public interface ConfigSection {

    /** Every key of the room, in the order of the reference page. */
    List<Setting<?>> settings();

    /** Reads everything once, leaving faults in {@code settings}. Must not throw for a faulty value. */
    void check(Settings settings);
}
