package org.xerotier.router.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.xerotier.mesh.manifest.RiskLevel;

/** Reads what a document says about one risk level; what it leaves out is as in the base. */
final class LevelReader {

    static final List<String> MEMBERS = List.of(
            "require_approval",
            "timeout_seconds",
            "on_timeout",
            "approvers",
            "requester_may_approve",
            "notify",
            "escalation_chain");

    private static final List<String> STAGE_MEMBERS = List.of("approvers", "timeout_seconds", "notify");
    private static final int MAX_CHANNELS = 8;
    private static final Pattern CHANNEL =
            Pattern.compile("webhook|webhook:whk_[0-9a-f]{32}|mail:[!-~&&[^@,;<>\"]]{1,64}@[A-Za-z0-9.-]{1,190}");

    private final RiskLevel risk;
    private final LevelPolicy base;

    LevelReader(RiskLevel risk, LevelPolicy base) {
        this.risk = risk;
        this.base = base;
    }

    LevelPolicy read(Place level) {
        level.object(MEMBERS);
        Place asks = level.child("require_approval");
        Place exception = level.child("requester_may_approve");
        OnTimeout onTimeout = onTimeout(level.child("on_timeout"));
        List<Stage> stages = new ArrayList<>();
        stages.add(stage(level, base.own()));
        Place chain = level.child("escalation_chain");
        if (chain.isThere()) {
            for (Place stage : chain.list(0, LevelPolicy.MAX_CHAIN)) {
                stages.add(link(stage));
            }
        } else if (onTimeout == OnTimeout.ESCALATE) {
            stages.addAll(base.escalationChain());
        }
        if (onTimeout == OnTimeout.REJECT && stages.size() > 1) {
            throw chain.refuse("would never be asked, because on_timeout is reject; use escalate or empty the chain");
        }
        return new LevelPolicy(
                asks.isThere() ? asks.flag() : base.requiresApproval(),
                onTimeout,
                exception.isThere() ? exception.flag() : base.requesterMayApprove(),
                stages);
    }

    private Stage link(Place stage) {
        stage.object(STAGE_MEMBERS);
        for (String required : List.of("approvers", "timeout_seconds")) {
            if (!stage.child(required).isThere()) {
                throw stage.child(required).refuse("is missing; a stage says who is asked and how long it waits");
            }
        }
        return stage(stage, base.own());
    }

    private Stage stage(Place place, Stage otherwise) {
        Place approvers = place.child("approvers");
        Place seconds = place.child("timeout_seconds");
        Place channels = place.child("notify");
        return new Stage(
                approvers.isThere() ? new ApproverReader(risk).read(approvers) : otherwise.approvers(),
                seconds.isThere()
                        ? Duration.ofSeconds(
                                seconds.number(Stage.MIN_TIMEOUT.toSeconds(), Stage.MAX_TIMEOUT.toSeconds()))
                        : otherwise.timeout(),
                channels.isThere() ? channels(channels) : otherwise.channels());
    }

    private OnTimeout onTimeout(Place place) {
        if (!place.isThere()) {
            return base.onTimeout();
        }
        return switch (place.text(16)) {
            case "reject" -> OnTimeout.REJECT;
            case "escalate" -> OnTimeout.ESCALATE;
            case "approve" -> throw place.refuse("must be reject or escalate; silence is never consent");
            default -> throw place.refuse("must be reject or escalate");
        };
    }

    private static List<String> channels(Place place) {
        List<String> channels = new ArrayList<>();
        for (Place item : place.list(0, MAX_CHANNELS)) {
            String channel = item.text(256);
            if (!CHANNEL.matcher(channel).matches()) {
                throw item.refuse("must be webhook, webhook:<whk_ id> or mail:<address>");
            }
            if (channels.contains(channel)) {
                throw item.refuse("is there twice");
            }
            channels.add(channel);
        }
        return channels;
    }
}
