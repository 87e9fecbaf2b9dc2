package org.xerotier.router.approval;

import org.xerotier.router.kernel.Actor;

/** A request was settled; told inside the deciding transaction. */
public record ApprovalResolved(Actor by, ApprovalView approval) {}
