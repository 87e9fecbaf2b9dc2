package org.xerotier.router.enrollment;

import org.xerotier.router.kernel.Secret;

/**
 * A new join key.
 *
 * @param key the signed key; shown once, never kept
 */
public record MintedJoinKey(JoinKeyView view, Secret key) {}
