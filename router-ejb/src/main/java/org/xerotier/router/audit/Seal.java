package org.xerotier.router.audit;

/**
 * The place a row has got.
 *
 * @param position over all chains, from 1
 * @param sequence within its chain, from 1
 * @param writtenIn the transaction that wrote the row
 */
record Seal(
        long position,
        String chain,
        long sequence,
        String auditId,
        String writtenIn,
        byte[] rowHash,
        byte[] chainHash) {}
