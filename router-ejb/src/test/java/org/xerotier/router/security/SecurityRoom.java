package org.xerotier.router.security;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Base64;
import org.xerotier.router.Actors;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.people.PeopleRoom;
import org.xerotier.router.project.ProjectRoom;

/** The room's beans wired by hand onto one entity manager. */
public final class SecurityRoom {

    /** Few rounds: these tests are about what happens with a hash, not about how long it takes. */
    static final Passwords PASSWORDS = new Passwords(Actors.RANDOM, 1_000);

    private SecurityRoom() {}

    public static ApiKeyService keys(EntityManager entities, Clock clock) {
        ApiKeyRepository rows = new ApiKeyRepository();
        rows.entities = entities;
        ApiKeyService service = new ApiKeyService();
        service.keys = rows;
        service.projects = ProjectRoom.service(entities, clock);
        service.audit = AuditRoom.log(entities, clock);
        service.ids = Actors.IDS;
        service.random = Actors.RANDOM;
        service.clock = clock;
        return service;
    }

    static FirstProjectService firstProject(EntityManager entities, Clock clock) {
        FirstProjectService service = new FirstProjectService();
        service.projects = ProjectRoom.service(entities, clock);
        service.opening = PeopleRoom.opening(entities, clock);
        service.users = PeopleRoom.users(entities, clock);
        service.accounts = accounts(entities, clock, cipher());
        service.keys = keys(entities, clock);
        return service;
    }

    static LocalAccountService accounts(EntityManager entities, Clock clock, PayloadCipher cipher) {
        LocalCredentialRepository rows = new LocalCredentialRepository();
        rows.entities = entities;
        LocalAccountService service = new LocalAccountService();
        service.credentials = rows;
        service.users = PeopleRoom.users(entities, clock);
        service.passwords = PASSWORDS;
        service.cipher = cipher;
        service.audit = AuditRoom.log(entities, clock);
        service.random = Actors.RANDOM;
        service.clock = clock;
        return service;
    }

    static RouterKeyService routerKeys(EntityManager entities, Clock clock, PayloadCipher cipher) {
        RouterKeyRepository rows = new RouterKeyRepository();
        rows.entities = entities;
        RouterKeyService service = new RouterKeyService();
        service.rows = rows;
        service.keys = new RouterKeys();
        service.cipher = cipher;
        service.random = Actors.RANDOM;
        service.clock = clock;
        return service;
    }

    /** A cipher with a fresh random key. */
    public static PayloadCipher cipher() {
        return new PayloadCipher(PayloadKeys.parse(randomKey()), Actors.RANDOM);
    }

    static String randomKey() {
        byte[] key = new byte[32];
        Actors.RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
