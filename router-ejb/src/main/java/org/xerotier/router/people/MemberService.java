package org.xerotier.router.people;

import static org.xerotier.router.people.PeopleError.LAST_OWNER;
import static org.xerotier.router.people.PeopleError.MEMBER_EXISTS;
import static org.xerotier.router.people.PeopleError.MEMBER_NOT_FOUND;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.UserId;

/** Who has a place in the actor's project. There is always an owner. */
@Stateless
public class MemberService {

    @Inject
    MemberRepository members;

    @Inject
    DelegationRepository delegations;

    @Inject
    UserService users;

    @Inject
    AuditLog audit;

    @Inject
    Event<MembershipEnded> ended;

    @Inject
    Clock clock;

    public MemberView add(Actor actor, String user, ProjectRole role) {
        return add(actor, users.get(user), new Placement(role, Placement.LOCAL));
    }

    /** One member by the user's id or name. */
    public MemberView get(Actor actor, String user) {
        UserView view = users.get(user);
        return members.find(actor.requireProject(), view.id())
                .orElseThrow(MemberService::notFound)
                .view(view);
    }

    public Page<MemberView> list(Actor actor, PageRequest page) {
        List<MemberView> found = members.list(actor.requireProject(), page).stream()
                .map(pair -> ((Member) pair[0]).view(((User) pair[1]).view()))
                .toList();
        return Page.cut(found, page, member -> member.user().value());
    }

    /** The projects a user has a place in. */
    public List<PlaceView> places(UserId user) {
        return members.placesOf(user).stream()
                .map(row -> new PlaceView(
                        new ProjectId((String) row[0]),
                        (String) row[1],
                        ProjectRole.of((String) row[2]).orElseThrow()))
                .toList();
    }

    /** Gives another role. What a former owner had lent is revoked. */
    public MemberView change(Actor actor, String user, ProjectRole role) {
        UserView view = users.get(user);
        Member member = members.lock(actor.requireProject(), view.id()).orElseThrow(MemberService::notFound);
        change(actor, view, member, role);
        return member.view(view);
    }

    /** Takes the place away, with everything that rests on it: keys in this project and authority lent either way. */
    public MemberView remove(Actor actor, String user) {
        UserView view = users.get(user);
        Member member = members.lock(actor.requireProject(), view.id()).orElseThrow(MemberService::notFound);
        remove(actor, view, member);
        return member.view(view);
    }

    MemberView add(Actor actor, UserView user, Placement placement) {
        ProjectId project = actor.requireProject();
        if (members.find(project, user.id()).isPresent()) {
            throw MEMBER_EXISTS.because("User '%s' has a place in this project already; change its role instead."
                    .formatted(user.username()));
        }
        Member member = new Member(project, user.id(), placement, clock.instant(), actor.id());
        members.add(member);
        audit.record(
                actor, entry("member.added", user).with("role", placement.role().text()));
        return member.view(user);
    }

    void change(Actor actor, UserView user, Member member, ProjectRole role) {
        ProjectRole before = member.role();
        if (before == role) {
            return;
        }
        if (role != ProjectRole.OWNER) {
            requireAnotherOwner(user, member);
            revokeLoans(actor, member);
        }
        member.become(role);
        audit.record(
                actor,
                entry("member.changed", user).with("role_before", before.text()).with("role", role.text()));
    }

    void remove(Actor actor, UserView user, Member member) {
        requireAnotherOwner(user, member);
        revokeLoans(actor, member);
        members.remove(member);
        audit.record(
                actor, entry("member.removed", user).with("role", member.role().text()));
        ended.fire(new MembershipEnded(actor, member.project(), member.user()));
    }

    /** Revoked rather than left to lapse, so that they do not come back to life with a new role. */
    private void revokeLoans(Actor actor, Member member) {
        for (Delegation loan : delegations.openOf(member.project(), member.user())) {
            loan.revoke(actor, clock.instant());
            audit.record(actor, loan.entry("delegation.revoked"));
        }
    }

    private void requireAnotherOwner(UserView user, Member member) {
        if (member.role() == ProjectRole.OWNER && !members.hasOwnerBesides(member.project(), member.user())) {
            throw LAST_OWNER.because(
                    "User '%s' is the only owner; make another member owner first.".formatted(user.username()));
        }
    }

    private static RouterException notFound() {
        return MEMBER_NOT_FOUND.because(
                "This user has no place in this project; `xeroctl members list` shows who has.");
    }

    private static AuditEntry entry(String action, UserView user) {
        return AuditEntry.of(action, "user", user.id().value()).with("username", user.username());
    }
}
