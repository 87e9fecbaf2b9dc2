package org.xerotier.router.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.approval.ApprovalError;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.kernel.ErrorCode;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.people.ProjectRole;

/** One-time links on a real PostgreSQL: one reviewer, one question, one decision (guarantees I-31, T19). */
@ExtendWith(MigratedDatabase.class)
class LinkTest {

    private LinkRoom room;

    @BeforeEach
    void aRoom(MigratedDatabase database) {
        room = new LinkRoom(database);
    }

    @Test
    void aReviewerDecidesOnceAndCountsForWhoeverInvitedThem() {
        MintedLink link = room.invite();
        assertThat(decide(link).approval()).isNotNull();
        assertThat(room.votes)
                .containsExactly("REVIEWER Ada <ada@example.org> for person:owner: approve " + room.digest + " null");
        assertThat(room.link().status()).isEqualTo(LinkStatus.USED);
        assertRefused(LinkError.LINK_OVER, () -> decide(link));
        assertRefused(LinkError.LINK_OVER, () -> open(link.token()));
        assertThat(room.votes).hasSize(1);
    }

    @Test
    void aScannerThatFetchesAndOpensTwentyTimesChangesNothing() {
        scanThenDecide();
    }

    @Test
    void aRoomThatUsesTheLinkUpOnOpeningIsCaught() {
        room.doors = () -> new LinkService() {
            @Override
            public OpenedLink open(Secret token, RequestContext context) {
                OpenedLink opened = super.open(token, context);
                ApprovalLink link = links.findByToken(LinkSecret.hash(token)).orElseThrow();
                links.consume(link, link.digest(), clock.instant());
                return opened;
            }
        };
        assertRefused(LinkError.LINK_OVER, this::scanThenDecide);
    }

    private void scanThenDecide() {
        MintedLink link = room.invite();
        LinkView before = room.link();
        for (int i = 0; i < 20; i++) {
            OpenedLink opened = open(link.token());
            assertThat(opened.isCurrent()).isTrue();
            assertThat(opened.digest()).isEqualTo(room.digest);
        }
        assertThat(room.link()).isEqualTo(before);
        assertThat(room.votes).isEmpty();
        assertThat(decide(link).approval()).isNotNull();
    }

    @Test
    void ofFiftyDecisionsAtOnceOneCounts() throws Exception {
        for (int round = 0; round < 5; round++) {
            room.votes.clear();
            MintedLink link = room.invite();
            ExecutorService threads = Executors.newFixedThreadPool(15);
            try {
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Boolean>> tries = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    tries.add(threads.submit(() -> {
                        start.await();
                        try {
                            return decide(link).approval() != null;
                        } catch (RuntimeException late) {
                            return false;
                        }
                    }));
                }
                start.countDown();
                int winners = 0;
                for (Future<Boolean> one : tries) {
                    winners += one.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
                assertThat(room.votes).hasSize(1);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void fiveWrongCodesLockTheLinkForTheRightOneToo() {
        MintedLink link = room.invite();
        String wrong = link.code().reveal().equals("00000000") ? "00000001" : "00000000";
        for (int left = 4; left >= 0; left--) {
            LinkDecision refused = decide(link, wrong, tail(), null);
            assertThat(refused.approval()).isNull();
            assertThat(refused.triesLeft()).isEqualTo(left);
        }
        assertThat(room.link().status()).isEqualTo(LinkStatus.LOCKED);
        assertRefused(LinkError.LINK_OVER, () -> decide(link));
        assertThat(room.votes).isEmpty();
    }

    @Test
    void theCodeOfAnotherLinkIsWrong() {
        MintedLink link = room.invite();
        MintedLink other = room.invite();
        assertThat(decide(link, other.code().reveal(), tail(), null).approval()).isNull();
    }

    @Test
    void theEndOfTheDigestMustBeTypedAndNothingIsUsedUpUntilItIs() {
        MintedLink link = room.invite();
        assertRefused(
                LinkError.LINK_DIGEST_MISTYPED, () -> decide(link, link.code().reveal(), "", null));
        assertRefused(
                LinkError.LINK_DIGEST_MISTYPED, () -> decide(link, link.code().reveal(), "zzzz", null));
        assertThat(room.link().status()).isEqualTo(LinkStatus.OPEN);
        String spaced = link.code().reveal().substring(0, 4) + " "
                + link.code().reveal().substring(4);
        assertThat(decide(link, spaced, tail().toUpperCase(java.util.Locale.ROOT), null)
                        .approval())
                .isNotNull();
    }

    @Test
    void aLinkForAQuestionThatWasEditedIsVoid() {
        MintedLink link = room.invite();
        room.digest = org.xerotier.mesh.key.Sha256.hex("another question");
        assertThat(open(link.token()).isCurrent()).isFalse();
        String oldTail = link.link().digest().substring(60);
        assertRefused(LinkError.LINK_VOID, () -> decide(link, link.code().reveal(), oldTail, null));
        assertThat(room.votes).isEmpty();
    }

    @Test
    void aLinkDiesWithItsTimeOrByHand() {
        MintedLink late = room.invite();
        room.clock.advance(InviteReviewer.DEFAULT_LIFE);
        assertRefused(LinkError.LINK_OVER, () -> open(late.token()));
        assertRefused(LinkError.LINK_OVER, () -> decide(late));
        MintedLink revoked = room.invite();
        room.now(door -> door.revoke(room.owner, room.approval, revoked.link().id()));
        assertRefused(LinkError.LINK_OVER, () -> decide(revoked));
        assertRefused(LinkError.LINK_NOT_FOUND, () -> open(new Secret("A".repeat(43))));
        assertRefused(LinkError.LINK_NOT_FOUND, () -> open(new Secret("' or 1=1 --")));
        assertThatThrownBy(() -> new InviteReviewer("Ada", "ada@example.org", Duration.ofHours(25)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVoteThatIsRefusedLeavesTheLinkAsItWas() {
        MintedLink link = room.invite();
        room.refusal = ApprovalError.CONFIRMATION_REQUIRED.because("type the name");
        assertRefused(ApprovalError.CONFIRMATION_REQUIRED, () -> decide(link));
        assertThat(room.link().status()).isEqualTo(LinkStatus.OPEN);
        room.refusal = null;
        assertRefused(
                KernelError.INVALID_BODY,
                () -> room.now(door -> door.decide(
                        new DecideByLink(link.token(), link.code().reveal(), tail(), false, " ", null, null),
                        Actors.request())));
        assertThat(decide(link).approval()).isNotNull();
    }

    @Test
    void onlyAnOwnerWhoDidNotAskInvitesAndOnlyWhileItIsOpen() {
        InviteReviewer ada = new InviteReviewer("Ada", "ada@example.org", null);
        assertRefused(LinkError.LINK_NOT_PERMITTED, () -> room.now(d -> d.create(room.requester, room.approval, ada)));
        var member = room.person("member", ProjectRole.MEMBER);
        assertRefused(LinkError.LINK_NOT_PERMITTED, () -> room.now(d -> d.create(member, room.approval, ada)));
        var weak = Actors.key(room.project, room.owner.principal(), Set.of(Scope.EXECUTION), ToolScopes.ALL);
        assertRefused(LinkError.LINK_NOT_PERMITTED, () -> room.now(d -> d.create(weak, room.approval, ada)));
        room.status = ApprovalStatus.APPROVED;
        assertRefused(LinkError.LINK_VOID, () -> room.now(d -> d.create(room.owner, room.approval, ada)));
    }

    @Test
    void aReviewerStandsForTheRiskTheyWereInvitedForWhileTheirInviterIsAnOwner() {
        MintedLink link = room.invite();
        assertThat(room.standing(room.owner.principal())).as("before deciding").isEmpty();
        decide(link);
        assertThat(room.standing(room.owner.principal())).hasValueSatisfying(standing -> {
            assertThat(standing.delegated()).containsExactly(RiskLevel.DESTRUCTIVE);
            assertThat(standing.roles()).isEmpty();
            assertThat(standing.user()).isNull();
        });
        assertThat(room.standing(room.requester.principal())).isEmpty();
        room.person("owner", ProjectRole.MEMBER);
        assertThat(room.standing(room.owner.principal())).isEmpty();
    }

    @Test
    void nothingOnRecordGivesTheSecretsAway() {
        MintedLink link = room.invite();
        assertThat(link.token().reveal()).hasSize(43);
        assertThat(link.code().reveal()).matches("[0-9]{8}");
        String row = room.database
                .entities()
                .commit(entities -> String.valueOf(entities.createNativeQuery(
                                "select row_to_json(l)::text || coalesce((select string_agg(row_to_json(a)::text, '')"
                                        + " from execution_audit_log a where a.subject_id = l.id), '')"
                                        + " from approval_links l where l.id = '"
                                        + link.link().id() + "'")
                        .getSingleResult()));
        assertThat(row)
                .doesNotContain(link.token().reveal())
                .doesNotContain("\"" + link.code().reveal() + "\"");
        assertThat(link.toString())
                .doesNotContain(link.token().reveal(), link.code().reveal());
    }

    private OpenedLink open(Secret token) {
        return room.now(door -> door.open(token, Actors.request()));
    }

    private LinkDecision decide(MintedLink link) {
        return decide(link, link.code().reveal(), tail(), null);
    }

    private LinkDecision decide(MintedLink link, String code, String tail, @Nullable String confirm) {
        DecideByLink decision = new DecideByLink(link.token(), code, tail, true, null, confirm, null);
        return room.now(door -> door.decide(decision, Actors.request()));
    }

    private String tail() {
        return room.digest.substring(60);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable act) {
        assertThatThrownBy(act).extracting("code").isEqualTo(code);
    }
}
