package org.xerotier.router.people;

import static org.xerotier.router.people.PeopleError.IDENTITY_TAKEN;
import static org.xerotier.router.people.PeopleError.LAST_ADMIN;
import static org.xerotier.router.people.PeopleError.USERNAME_TAKEN;
import static org.xerotier.router.people.PeopleError.USER_NOT_FOUND;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.UserId;

/** Makes, changes and shows users. Who may do so is decided at the edge: only admins of the system. */
@Stateless
public class UserService {

    @Inject
    UserRepository users;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    public UserView create(Actor actor, CreateUser wanted) {
        if (users.findByUsername(wanted.username().value()).isPresent()) {
            throw USERNAME_TAKEN.because(
                    "There is a user '" + wanted.username() + "' already; choose another name.", "username");
        }
        User user = new User(UserId.next(ids), wanted, actor.id(), clock.instant());
        users.add(user);
        UserView view = user.view();
        audit.record(actor, entry("user.created", view).with("system_role", role(view)));
        return view;
    }

    /** The user with this id or name; 404 {@code user_not_found} if there is none. */
    public UserView get(String idOrName) {
        return find(idOrName).view();
    }

    public Optional<UserView> findByName(String username) {
        return users.findByUsername(username).map(User::view);
    }

    public Page<UserView> list(PageRequest page) {
        return Page.cut(users.list(page), page, user -> user.view().id().value())
                .map(User::view);
    }

    /** Changes what is wished; a disabled user is refused at the next request, under every key and sign-in. */
    public UserView change(Actor actor, String idOrName, ChangeUser wanted) {
        UserId id = find(idOrName).view().id();
        User user = users.lock(id).orElseThrow(UserService::notFound);
        UserView before = user.view();
        Optional<SystemRole> role = wanted.systemRole();
        if (wanted.displayName() != null || wanted.email() != null) {
            user.describe(
                    wanted.displayName() == null ? before.displayName() : wanted.displayName(),
                    wanted.email() == null ? before.email() : wanted.email());
        }
        if (role != null) {
            user.become(role.orElse(null));
        }
        if (wanted.disabled() != null) {
            boolean changed = wanted.disabled() ? user.disable(clock.instant()) : user.enable();
            if (changed) {
                audit.record(actor, entry(wanted.disabled() ? "user.disabled" : "user.enabled", before));
            }
        }
        UserView after = user.view();
        requireAnAdmin(before, after);
        audit.record(
                actor,
                entry("user.changed", after)
                        .with("display_name", after.displayName())
                        .with("system_role_before", role(before))
                        .with("system_role", role(after)));
        return after;
    }

    /** Lets a user sign in as who an issuer says they are. */
    public List<Identity> link(Actor actor, String idOrName, Identity identity) {
        UserView user = find(idOrName).view();
        Optional<UserIdentity> holder = users.findIdentity(identity.issuer(), identity.subject());
        if (holder.isPresent()) {
            throw IDENTITY_TAKEN.because("This identity belongs to user %s already; unlink it there first."
                    .formatted(holder.get().user()));
        }
        users.add(new UserIdentity(identity, user.id(), clock.instant(), actor.id()));
        audit.record(actor, entry("user.identity_linked", user).with("issuer", identity.issuer()));
        return users.identities(user.id()).stream().map(UserIdentity::identity).toList();
    }

    /** Takes an identity away; its tokens are refused from then on. */
    public List<Identity> unlink(Actor actor, String idOrName, Identity identity) {
        UserView user = find(idOrName).view();
        users.findIdentity(identity.issuer(), identity.subject())
                .filter(linked -> linked.user().equals(user.id()))
                .ifPresent(linked -> {
                    users.remove(linked);
                    audit.record(actor, entry("user.identity_unlinked", user).with("issuer", identity.issuer()));
                });
        return users.identities(user.id()).stream()
                .map(UserIdentity::identity)
                .filter(left -> !left.equals(identity))
                .toList();
    }

    public List<Identity> identities(String idOrName) {
        return users.identities(find(idOrName).view().id()).stream()
                .map(UserIdentity::identity)
                .toList();
    }

    private void requireAnAdmin(UserView before, UserView after) {
        boolean was = before.systemRole() == SystemRole.ADMIN && before.isActive();
        boolean is = after.systemRole() == SystemRole.ADMIN && after.isActive();
        if (was && !is && !users.hasAdminBesides(before.id())) {
            throw LAST_ADMIN.because(
                    "User '%s' is the only active admin; make another user admin first.".formatted(before.username()));
        }
    }

    private User find(String idOrName) {
        return (UserId.matches(idOrName) ? users.find(new UserId(idOrName)) : users.findByUsername(idOrName))
                .orElseThrow(UserService::notFound);
    }

    static RouterException notFound() {
        return USER_NOT_FOUND.because("There is no such user; an admin lists them with `xeroctl users list`.");
    }

    private static String role(UserView user) {
        SystemRole role = user.systemRole();
        return role == null ? "none" : role.text();
    }

    private static AuditEntry entry(String action, UserView user) {
        return AuditEntry.of(action, "user", user.id().value()).with("username", user.username());
    }
}
