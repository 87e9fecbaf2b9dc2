package org.xerotier.provision.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The settings of an embedded server: durable, loopback only, no local sockets, passwords for everyone. */
final class PostgresSettings {
    // Prepared transactions: JPA and JMS in one transaction use two-phase commit, which PostgreSQL refuses by default.
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 200
            max_prepared_transactions = 64
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_buffers = '128MB'
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] %q%u@%d '
            """;

    private static final String WHO_MAY_CONNECT = """
            # type  database  user  address       method
            host    all       all   127.0.0.1/32  scram-sha-256
            """;

    private PostgresSettings() {}

    static void writeTo(Path data) {
        try {
            Files.writeString(data.resolve("xerotier.conf"), SETTINGS);
            Files.writeString(
                    data.resolve("postgresql.conf"), "\ninclude 'xerotier.conf'\n", StandardOpenOption.APPEND);
            Files.writeString(data.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot configure PostgreSQL in " + data, e);
        }
    }
}
