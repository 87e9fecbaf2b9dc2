package org.xerotier.router.security;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.people.CreateUser;
import org.xerotier.router.people.UserService;
import org.xerotier.router.people.UserView;

/** Makes a user and their password in one transaction: there is no half of it. */
@Stateless
public class NewUserService {

    @Inject
    UserService users;

    @Inject
    LocalAccountService accounts;

    public UserView create(Actor actor, CreateUser wanted, @Nullable Secret password) {
        UserView user = users.create(actor, wanted);
        if (password != null) {
            accounts.setPassword(actor, user.id().value(), password);
        }
        return user;
    }
}
