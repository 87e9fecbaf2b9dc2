package org.xerotier.xem.mesh;

import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.xem.keys.CurveKeyRing;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.ReconnectWaits;
import org.xerotier.xem.time.Ticker;

/**
 * What the sessions need from the rest of the agent.
 *
 * @param enrolledWith the router the enrolment names, for when no other is known or answers
 * @param book the routers of earlier runs
 * @param signing proves that a new CURVE key is this agent's
 */
public record MeshParts(
        Supplier<RouterContact> enrolledWith,
        RouterBook book,
        SessionIdentity identity,
        Supplier<String> token,
        CurveKeyRing keys,
        SigningKey signing,
        Supplier<PublishedManifest> manifest,
        SessionListener listener,
        ReconnectWaits.Span waits,
        RandomGenerator random,
        Ticker ticker,
        Clock clock) {}
