package org.xerotier.router.web.management;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.enrollment.MintJoinKey;

/** @param routerAddress mesh address agents shall connect to, if not the router's own */
record JoinKeyRequest(
        String name,
        @Nullable String role,
        @Nullable String region,
        @Nullable String routerAddress,
        @Nullable Long ttlSeconds,
        @Nullable String registrationName) {

    MintJoinKey wanted() {
        return new MintJoinKey(name, role, region, routerAddress, ttlSeconds, registrationName);
    }
}
