package org.xerotier.router.web.people;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.SystemRole;

/** Reads the words of roles and risks as requests spell them. */
final class Words {

    private Words() {}

    static ProjectRole projectRole(String text) {
        return ProjectRole.of(text)
                .orElseThrow(() -> KernelError.INVALID_BODY.because("A role is owner or member.", "role"));
    }

    /** Empty for {@code none}. */
    static Optional<SystemRole> systemRole(@Nullable String text) {
        if (text == null || text.equals("none")) {
            return Optional.empty();
        }
        return Optional.of(SystemRole.of(text)
                .orElseThrow(() ->
                        KernelError.INVALID_BODY.because("A system role is admin, operator or none.", "system_role")));
    }

    static List<RiskLevel> risks(List<String> texts) {
        return texts.stream()
                .map(text -> Arrays.stream(RiskLevel.values())
                        .filter(level -> level.wireName().equals(text))
                        .findFirst()
                        .orElseThrow(() -> KernelError.INVALID_BODY.because(
                                "A risk level is "
                                        + Arrays.stream(RiskLevel.values())
                                                .map(RiskLevel::wireName)
                                                .collect(Collectors.joining(", "))
                                        + ".",
                                "risk_levels")))
                .toList();
    }
}
