package org.xerotier.systemtests.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.xerotier.systemtests.stack.Stack;

/**
 * Starts the server before Arquillian looks for it, and tells Arquillian where it is. Only in the run of container tests,
 * which names itself by {@code xerotier.container-tests}.
 */
public final class ServerForContainerTests implements LauncherSessionListener {

    private @Nullable Stack stack;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean("xerotier.container-tests")) {
            return;
        }
        Stack started = Stack.startServer();
        stack = started;
        System.setProperty("payara.adminPort", Integer.toString(started.domain().adminPort()));
        System.setProperty("payara.httpPort", Integer.toString(started.url().getPort()));
        System.setProperty("payara.adminPassword", password(started));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (stack != null) {
            stack.close();
        }
    }

    private static String password(Stack stack) {
        Path file = stack.domain().directory().resolve("config/asadmin.passwords");
        try {
            return Files.readString(file).trim().replaceFirst("^AS_ADMIN_PASSWORD=", "");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
