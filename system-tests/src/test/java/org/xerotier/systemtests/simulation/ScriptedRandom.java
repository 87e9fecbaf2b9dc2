package org.xerotier.systemtests.simulation;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/** Randomness for ids and traces, from the seed. */
final class ScriptedRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient World world;

    ScriptedRandom(World world) {
        super(new None(), null);
        this.world = world;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        world.random().nextBytes(bytes);
    }

    private static final class None extends SecureRandomSpi {
        private static final long serialVersionUID = 1L;

        @Override
        protected void engineSetSeed(byte[] seed) {
            // The world's seed counts.
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            throw new UnsupportedOperationException("answered by the world");
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            throw new UnsupportedOperationException("answered by the world");
        }
    }
}
