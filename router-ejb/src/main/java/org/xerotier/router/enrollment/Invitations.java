package org.xerotier.router.enrollment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.AgentRole;
import org.xerotier.router.fleet.Region;
import org.xerotier.router.fleet.RegistrationName;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.mesh.MeshConfig;

/** Completes what somebody asked for with defaults, and refuses what no agent could use. */
final class Invitations {

    private static final int MAX_NAME = 128;

    private final EnrollmentConfig config;
    private final String meshAddress;

    Invitations(EnrollmentConfig config, String meshAddress) {
        this.config = config;
        this.meshAddress = meshAddress;
    }

    Invitation complete(MintJoinKey wanted) {
        return new Invitation(
                name(wanted.name()),
                role(wanted.role()),
                wanted.region() == null ? Region.DEFAULT : Region.parse(wanted.region()),
                address(wanted.routerAddress()),
                wanted.registrationName() == null ? null : RegistrationName.parse(wanted.registrationName()),
                life(wanted.ttlSeconds()));
    }

    private static String name(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw KernelError.INVALID_BODY.because("name must have 1 to %d characters.".formatted(MAX_NAME), "name");
        }
        return name;
    }

    private static AgentRole role(@Nullable String role) {
        return role == null
                ? AgentRole.XEM
                : AgentRole.ofWireName(role)
                        .orElseThrow(() -> KernelError.INVALID_BODY.because("role must be xem or xim.", "role"));
    }

    private String address(@Nullable String wanted) {
        if (wanted == null) {
            return meshAddress;
        }
        if (!MeshConfig.isAddress(wanted)) {
            throw KernelError.INVALID_BODY.because(
                    "router_address must be of the form tcp://host:port.", "router_address");
        }
        return wanted;
    }

    private Duration life(@Nullable Long seconds) {
        if (seconds == null) {
            return config.joinKeyLife();
        }
        if (seconds < EnrollmentConfig.SHORTEST_JOIN_KEY.toSeconds()
                || seconds > EnrollmentConfig.LONGEST_JOIN_KEY.toSeconds()) {
            throw KernelError.INVALID_BODY.because(
                    "ttl_seconds must be %d to %d."
                            .formatted(
                                    EnrollmentConfig.SHORTEST_JOIN_KEY.toSeconds(),
                                    EnrollmentConfig.LONGEST_JOIN_KEY.toSeconds()),
                    "ttl_seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
