package org.xerotier.router.web.management;

import org.jspecify.annotations.Nullable;

/** @param workspace id or name of one that is there; left out: the one called as the candidate is, made if need be */
record ApproveCandidateRequest(@Nullable String workspace) {}
