package org.xerotier.router.web.links;

import org.xerotier.router.approval.ApprovalStatus;

/** Where the request stands after the reviewer's word; more may be needed. */
record DecidedLinkResponse(String approvalId, ApprovalStatus status) {}
