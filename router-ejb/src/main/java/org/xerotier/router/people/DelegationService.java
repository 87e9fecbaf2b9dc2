package org.xerotier.router.people;

import static org.xerotier.router.people.PeopleError.DELEGATION_INVALID;
import static org.xerotier.router.people.PeopleError.DELEGATION_NOT_FOUND;
import static org.xerotier.router.people.PeopleError.DELEGATION_NOT_PERMITTED;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.DelegationId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.UserId;

/** Lends, shows and takes back authority to approve. */
@Stateless
public class DelegationService {

    @Inject
    DelegationRepository delegations;

    @Inject
    StandingRepository standings;

    @Inject
    UserService users;

    @Inject
    PeopleConfig config;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Lends. Only an owner can, with a credential that could approve itself, and only to another member. */
    public DelegationView lend(Actor actor, LendAuthority wanted) {
        Instant now = clock.instant();
        ProjectId project = actor.requireProject();
        UserId owner = requireOwner(actor, project, now);
        UserView member = requireMember(project, users.get(wanted.member()), now);
        checkTime(wanted, now);
        Delegation loan = new Delegation(DelegationId.next(ids), new Lending(project, owner, now), member.id(), wanted);
        delegations.add(loan);
        audit.record(actor, loan.entry("delegation.created"));
        return loan.view(member, users.get(owner.value()));
    }

    public DelegationView get(Actor actor, DelegationId id) {
        return delegations
                .find(actor.requireProject(), id)
                .map(DelegationService::view)
                .orElseThrow(DelegationService::notFound);
    }

    public Page<DelegationView> list(Actor actor, PageRequest page) {
        return Page.cut(
                delegations.list(actor.requireProject(), page).stream()
                        .map(DelegationService::view)
                        .toList(),
                page,
                loan -> loan.id().value());
    }

    /** Takes it back; it counts for nothing at the next decision. Asking twice changes nothing. */
    public DelegationView revoke(Actor actor, DelegationId id) {
        Delegation loan = delegations.lock(actor.requireProject(), id).orElseThrow(DelegationService::notFound);
        if (loan.revoke(actor, clock.instant())) {
            audit.record(actor, loan.entry("delegation.revoked"));
        }
        return loan.view(
                users.get(loan.member().value()), users.get(loan.lender().value()));
    }

    /** What was lent to somebody makes them no owner, so it cannot be passed on. */
    private UserId requireOwner(Actor actor, ProjectId project, Instant now) {
        UserId user = PersonPrincipal.of(actor.principal())
                .filter(person -> standings
                        .find(project, person, now)
                        .filter(standing -> standing.roles().contains(ProjectRole.OWNER))
                        .isPresent())
                .orElseThrow(() -> DELEGATION_NOT_PERMITTED.because(
                        "Only an owner of the project lends authority; what was lent is not passed on. Ask an owner."));
        if (!actor.has(Scope.APPROVE)) {
            throw DELEGATION_NOT_PERMITTED.because(
                    "Nobody lends what they do not have: use a sign-in or a key with the scope 'approve'.");
        }
        return user;
    }

    private UserView requireMember(ProjectId project, UserView user, Instant now) {
        Standing standing = standings
                .find(project, user.id(), now)
                .filter(found -> !found.roles().isEmpty())
                .orElseThrow(() -> DELEGATION_NOT_PERMITTED.because(
                        "User '%s' is no active member of this project; add them first.".formatted(user.username()),
                        "member"));
        if (standing.roles().contains(ProjectRole.OWNER)) {
            throw DELEGATION_NOT_PERMITTED.because(
                    "User '%s' is an owner and needs no delegation.".formatted(user.username()), "member");
        }
        return user;
    }

    private void checkTime(LendAuthority wanted, Instant now) {
        Instant from = wanted.from() == null ? now : wanted.from();
        if (!wanted.until().isAfter(from) || !wanted.until().isAfter(now)) {
            throw DELEGATION_INVALID.because("'until' must lie in the future and after 'from'.", "until");
        }
        if (wanted.until().isAfter(now.plus(config.longestDelegation()))) {
            throw DELEGATION_INVALID.because(
                    "A delegation ends within %d days (xerotier.delegation.max-days); lend it for less."
                            .formatted(config.longestDelegation().toDays()),
                    "until");
        }
    }

    private static DelegationView view(Object[] row) {
        return ((Delegation) row[0]).view(((User) row[1]).view(), ((User) row[2]).view());
    }

    private static RouterException notFound() {
        return DELEGATION_NOT_FOUND.because(
                "There is no such delegation in this project; `xeroctl delegations list` shows them.");
    }
}
