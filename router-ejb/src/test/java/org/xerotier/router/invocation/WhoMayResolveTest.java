package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.policy.LevelPolicy;
import org.xerotier.router.policy.Preset;

class WhoMayResolveTest {

    private static final LevelPolicy FREE = level(RiskLevel.READ);
    private static final LevelPolicy GATED = level(RiskLevel.DESTRUCTIVE);

    private final InvocationRoom room = new InvocationRoom();

    @Test
    void anOwnerAnAdminAndAnOperatorMay() {
        assertThat(refusal(ActorKind.USER, owner(), "user:other", GATED)).isEmpty();
        assertThat(refusal(ActorKind.API_KEY, owner(), "user:other", GATED)).isEmpty();
        assertThat(refusal(ActorKind.USER, standing(null, SystemRole.ADMIN), "user:other", GATED))
                .isEmpty();
        assertThat(refusal(ActorKind.USER, standing(ProjectRole.MEMBER, SystemRole.OPERATOR), "user:other", GATED))
                .isEmpty();
    }

    @Test
    void aMemberMayNot() {
        assertThat(refusal(ActorKind.USER, standing(ProjectRole.MEMBER, null), "user:other", FREE))
                .isPresent();
    }

    @Test
    void agentsReviewersTheRouterAndStrangersMayNot() {
        for (ActorKind kind : List.of(ActorKind.AGENT, ActorKind.REVIEWER, ActorKind.SYSTEM)) {
            assertThat(refusal(kind, owner(), "user:other", FREE))
                    .as("%s", kind)
                    .isPresent();
        }
        assertThat(WhoMayResolve.refusal(actor(ActorKind.USER), Optional.empty(), "user:other", FREE))
                .isPresent();
    }

    @Test
    void whoeverAskedForAGatedCallMayNotSettleIt() {
        assertThat(refusal(ActorKind.USER, owner(), "user:me", GATED)).isPresent();
        assertThat(refusal(ActorKind.USER, owner(), "user:me", FREE)).isEmpty();
        LevelPolicy exception = new LevelPolicy(true, GATED.onTimeout(), true, GATED.stages());
        assertThat(refusal(ActorKind.USER, owner(), "user:me", exception)).isEmpty();
    }

    private Optional<String> refusal(ActorKind kind, Standing person, String requester, LevelPolicy level) {
        return WhoMayResolve.refusal(actor(kind), Optional.of(person), requester, level);
    }

    private Actor actor(ActorKind kind) {
        return new Actor(kind, "x", "x", "user:me", room.project, Set.of(Scope.APPROVE), ToolScopes.ALL, room.context);
    }

    private static Standing owner() {
        return standing(ProjectRole.OWNER, null);
    }

    private static Standing standing(@Nullable ProjectRole role, @Nullable SystemRole system) {
        return new Standing(
                "user:me",
                null,
                "me",
                role == null ? Set.of() : Set.of(role),
                system == null ? Set.of() : Set.of(system),
                Set.of());
    }

    private static LevelPolicy level(RiskLevel risk) {
        return Preset.STANDARD.version().document().level(risk);
    }
}
