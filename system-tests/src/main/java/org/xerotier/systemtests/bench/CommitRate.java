package org.xerotier.systemtests.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The bound below everything: how often this PostgreSQL commits one small row, each commit waiting for the disk. */
final class CommitRate {

    private final String url;
    private final String user;
    private final String password;

    CommitRate(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    Load.Figures measure(int threads, double seconds) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("create table if not exists bench.commits (id bigserial primary key, note text)");
        }
        try {
            return Load.run(threads, seconds, thread -> new OneRow(connect()));
        } finally {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop schema bench cascade");
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static final class OneRow implements Load.Loop {

        private final Connection connection;
        private final PreparedStatement insert;

        OneRow(Connection connection) throws SQLException {
            this.connection = connection;
            insert = connection.prepareStatement("insert into bench.commits (note) values ('one row')");
        }

        @Override
        public void once() throws SQLException {
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
