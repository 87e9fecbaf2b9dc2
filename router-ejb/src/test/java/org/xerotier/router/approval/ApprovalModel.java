package org.xerotier.router.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The approval rules once more, told as a chronicle: what was said is never changed, and every question is answered by
 * reading it all again. People are numbers, time is seconds, stages follow from the time by adding up, and consent is found
 * by trying all ways of seating people. Shares nothing with the machine.
 */
final class ApprovalModel {

    /** Whom a stage asks: so many owners, delegates and members, all different people. */
    record Asks(int owners, int delegates, int members, int seconds) {}

    /** What a person is at the moment. */
    record Person(boolean owner, boolean delegate, boolean member) {
        boolean isAnybody() {
            return owner || delegate || member;
        }
    }

    /** Something that was said and accepted: who, in which round. */
    private record Said(int who, int round) {}

    private final List<Said> chronicle = new ArrayList<>();
    private final Map<Integer, Person> people;
    private List<Asks> ladder;
    private boolean escalates;
    private boolean requesterCounts;
    private boolean typed;
    private int round = 1;
    private long began = -1;
    private long looked;
    private @Nullable String end;

    ApprovalModel(
            Map<Integer, Person> people, List<Asks> ladder, boolean escalates, boolean requesterCounts, boolean typed) {
        this.people = people;
        this.ladder = ladder;
        this.escalates = escalates;
        this.requesterCounts = requesterCounts;
        this.typed = typed;
    }

    String status() {
        return end != null ? end : began < 0 ? "preparing" : "pending";
    }

    int round() {
        return round;
    }

    /** The stage as of the last look at the clock. */
    int stage() {
        return began < 0 ? 0 : Math.min(stageAt(looked), escalates ? ladder.size() - 1 : 0);
    }

    private int stageAt(long time) {
        long until = began;
        for (int i = 0; i < ladder.size(); i++) {
            until += ladder.get(i).seconds();
            if (time < until) {
                return i;
            }
        }
        return ladder.size();
    }

    String ready(long time) {
        if (end != null || began >= 0) {
            return "approval_already_resolved";
        }
        began = time;
        looked = time;
        return "ok";
    }

    String look(long time) {
        if (end == null && began >= 0) {
            looked = time;
            int at = stageAt(time);
            if (!escalates && at > 0) {
                end = "timeout";
            } else if (at == ladder.size()) {
                end = "escalated";
            }
        }
        return "ok";
    }

    /** @param seen the round whose question the person saw, or 0 if they did not say */
    String approve(int who, boolean isPerson, long time, int seen, boolean typesName) {
        String bar = bar(who, isPerson, time);
        if (bar == null) {
            bar = blind(seen);
        }
        if (bar == null && typed && !typesName) {
            bar = "confirmation_required";
        }
        if (bar != null) {
            return bar;
        }
        boolean said = chronicle.contains(new Said(who, round));
        if (!said) {
            chronicle.add(new Said(who, round));
        }
        if (isEnough()) {
            end = "approved";
            return "ok";
        }
        return said ? "approval_already_voted" : "ok";
    }

    /** @param raised the stages of a higher level, or null if the edit stays in its level */
    String edit(
            int who,
            boolean isPerson,
            long time,
            int seen,
            boolean typesName,
            @Nullable List<Asks> raised,
            boolean raisedTyped) {
        String bar = bar(who, isPerson, time);
        if (bar == null) {
            bar = blind(seen);
        }
        boolean nowTyped = raised == null ? typed : raisedTyped;
        if (bar == null && nowTyped && !typesName) {
            bar = "confirmation_required";
        }
        if (bar != null) {
            return bar;
        }
        round++;
        typed = nowTyped;
        chronicle.add(new Said(who, round));
        if (raised != null) {
            ladder = raised;
            began = time;
            looked = time;
        }
        if (isEnough()) {
            end = "approved";
        }
        return "ok";
    }

    String reject(int who, boolean isPerson, long time) {
        String bar = bar(who, isPerson, time);
        if (bar != null) {
            return bar;
        }
        end = "rejected";
        return "ok";
    }

    String withdraw(int who) {
        if (end != null) {
            return "approval_already_resolved";
        }
        if (who != 0) {
            return "approver_not_permitted";
        }
        end = "withdrawn";
        return "ok";
    }

    String cancel() {
        if (end != null) {
            return "approval_already_resolved";
        }
        end = "withdrawn";
        return "ok";
    }

    boolean stillHolds() {
        return "approved".equals(end) && isEnough();
    }

    private @Nullable String bar(int who, boolean isPerson, long time) {
        if (end != null) {
            return "approval_already_resolved";
        }
        if (began < 0) {
            return "approval_not_ready";
        }
        if (!isPerson) {
            return "approver_not_permitted";
        }
        // Between the last look and now a clock ran out: whoever decides is too late, or too early for what comes.
        if (stageAt(time) != stage()) {
            return "approval_deadline_passed";
        }
        if (who == 0 && !requesterCounts) {
            return "approver_not_permitted";
        }
        Person person = people.get(who);
        Asks asks = ladder.get(stage());
        boolean isAsked = person != null
                && (asks.owners() > 0 && person.owner()
                        || asks.delegates() > 0 && person.delegate()
                        || asks.members() > 0 && person.member());
        return isAsked ? null : "approver_not_permitted";
    }

    private @Nullable String blind(int seen) {
        boolean isSeen = seen == round || seen == 0 && round == 1;
        return isSeen ? null : "approval_changed";
    }

    private boolean isEnough() {
        Set<Integer> voices = new TreeSet<>();
        for (Said said : chronicle) {
            boolean mayCount = said.who() != 0 || requesterCounts;
            if (said.round() == round && mayCount && people.get(said.who()) != null) {
                voices.add(said.who());
            }
        }
        Asks asks = ladder.get(stage());
        return seated(new ArrayList<>(voices), asks.owners(), asks.delegates(), asks.members());
    }

    /** Whether the seats can be taken by different people: every way is tried. */
    private boolean seated(List<Integer> voices, int owners, int delegates, int members) {
        if (owners <= 0 && delegates <= 0 && members <= 0) {
            return true;
        }
        if (voices.isEmpty()) {
            return false;
        }
        List<Integer> rest = new ArrayList<>(voices.subList(1, voices.size()));
        Person first = people.get(voices.get(0));
        boolean found = seated(rest, owners, delegates, members);
        if (first != null) {
            found |= first.owner() && owners > 0 && seated(rest, owners - 1, delegates, members);
            found |= first.delegate() && delegates > 0 && seated(rest, owners, delegates - 1, members);
            found |= first.member() && members > 0 && seated(rest, owners, delegates, members - 1);
        }
        return found;
    }

    /** Who has said something in the present round. */
    Set<Integer> heard() {
        Set<Integer> heard = new HashSet<>();
        chronicle.stream().filter(said -> said.round() == round).forEach(said -> heard.add(said.who()));
        return heard;
    }
}
