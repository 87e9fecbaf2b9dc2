package org.xerotier.provision.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.xerotier.provision.Command;
import org.xerotier.provision.ProvisionException;

/**
 * PostgreSQL refuses to run as root. An ordinary user needs nothing; root runs it without root's powers.
 *
 * <p>First choice is a user namespace: the files stay root's own and nothing has to change hands. Where that is forbidden
 * (many containers), the programs run as {@code nobody}, and the data directory is given to that user.
 */
enum Unprivileged {
    AS_WE_ARE(List.of()),
    USER_NAMESPACE(List.of("unshare", "--user", "--")),
    AS_NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all", "--"));

    private final List<String> prefix;

    Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    static Unprivileged choose() {
        if (!isRoot()) {
            return AS_WE_ARE;
        }
        for (var way : List.of(USER_NAMESPACE, AS_NOBODY)) {
            if (Command.of(way.prefix, List.of("true"))
                    .within(Duration.ofSeconds(10))
                    .run()
                    .succeeded()) {
                return way;
            }
        }
        throw new ProvisionException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv works here.",
                "Run this as an ordinary user, or install util-linux (unshare, setpriv).");
    }

    List<String> prefix() {
        return prefix;
    }

    /** Gives the tree to the user the server will run as, and checks that this user can get there at all. */
    void handOver(Path tree) {
        if (this != AS_NOBODY) {
            return;
        }
        Command.of(List.of("chown", "-R", "65534:65534", tree.toString()))
                .runOrFail("Giving " + tree + " to the user nobody", "Check that you are root.");
        Command.of(prefix, List.of("test", "-w", tree.toString()))
                .runOrFail(
                        "The user nobody reaching " + tree,
                        "Choose a place every user may enter, for example XEROTIER_QUICKSTART_HOME=/var/tmp/xerotier,"
                                + " or run this as an ordinary user.");
    }

    private static boolean isRoot() {
        return Command.of(List.of("id", "-u")).run().output().strip().equals("0");
    }
}
