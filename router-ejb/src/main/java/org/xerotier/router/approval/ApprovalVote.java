package org.xerotier.router.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AppendOnly;

/** One person's word, bound to the digest it was given for. */
@Entity
@AppendOnly
@Table(name = "approval_votes")
class ApprovalVote {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "approval_id")
    private String approvalId;

    private int round;
    private int stage;
    private String kind;
    private String principal;

    @Column(name = "voter_id")
    private String voterId;

    @Column(name = "voter_name")
    private String voterName;

    @Column(name = "voter_kind")
    private String voterKind;

    private String channel;
    private String digest;
    private @Nullable String note;

    @Column(name = "render_hash")
    private @Nullable String renderHash;

    @Column(name = "is_exception")
    private boolean isException;

    private Instant at;

    protected ApprovalVote() {}

    ApprovalVote(String id, ApprovalRequest on, VoteKind kind, Actor by, Said said, Instant at) {
        this.id = id;
        projectId = on.project().value();
        approvalId = on.id().value();
        round = on.round();
        stage = on.stage();
        this.kind = kind.wireName();
        principal = by.principal();
        voterId = by.id();
        voterName = by.name();
        voterKind = by.kind().text();
        channel = VoteChannel.of(by.kind()).wireName();
        digest = on.digest();
        note = said.words();
        renderHash = said.renderHash();
        isException = by.principal().equals(on.requestedPrincipal());
        this.at = at;
    }

    /** What came with the word. */
    record Said(@Nullable String words, @Nullable String renderHash) {}

    int round() {
        return round;
    }

    String principal() {
        return principal;
    }

    VoteKind kind() {
        return VoteKind.ofWireName(kind);
    }

    boolean isReviewers() {
        return channel.equals(VoteChannel.LINK.wireName());
    }

    Word word() {
        return new Word(principal, digest, isException);
    }

    VoteView view(boolean counts) {
        return new VoteView(
                id,
                round,
                stage,
                kind(),
                new ApprovalView.Party(voterId, voterName),
                VoteChannel.ofWireName(channel),
                digest,
                note,
                renderHash,
                isException,
                counts,
                at);
    }
}
