package org.xerotier.router.policy;

import org.xerotier.router.kernel.PolicyId;

/**
 * One version of a policy, for ever what it is.
 *
 * @param name of the policy; its versions count up under it
 * @param documentDigest SHA-256 over the canonical document, 64 hex
 */
public record PolicyVersion(PolicyId id, String name, int version, String documentDigest, PolicyDocument document) {}
