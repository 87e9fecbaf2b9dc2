package org.xerotier.provision.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The small part of psql's language that our SQL files use, so that operators run the same files with psql as we do here:
 * {@code :'name'} and {@code :"name"} variables, and {@code \gexec} (run the query, then run each row as a statement).
 * A statement ends with a semicolon or {@code \gexec} at the end of a line.
 */
final class PsqlScript {
    private static final Pattern VARIABLE = Pattern.compile(":(['\"])(\\w+)\\1");
    private static final String GEXEC = "\\gexec";

    private final List<String> statements;

    private PsqlScript(List<String> statements) {
        this.statements = List.copyOf(statements);
    }

    static PsqlScript named(String name) {
        var resource = "/org/xerotier/provision/database/" + name;
        try (var content = PsqlScript.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalArgumentException("no SQL file " + resource);
            }
            return parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PsqlScript parse(String text) {
        var statements = new ArrayList<String>();
        var current = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (line.isBlank() || line.strip().startsWith("--")) {
                continue;
            }
            current.append(line).append('\n');
            var end = line.stripTrailing();
            if (end.endsWith(";") || end.endsWith(GEXEC)) {
                statements.add(current.toString().strip());
                current.setLength(0);
            }
        }
        if (!current.isEmpty()) {
            throw new IllegalArgumentException("unfinished statement: " + current);
        }
        return new PsqlScript(statements);
    }

    void run(Connection connection, Map<String, String> variables) throws SQLException {
        for (var statement : statements) {
            if (statement.endsWith(GEXEC)) {
                var query = statement.substring(0, statement.length() - GEXEC.length());
                for (var generated : rows(connection, substitute(query, variables))) {
                    execute(connection, generated);
                }
            } else {
                execute(connection, substitute(statement, variables));
            }
        }
    }

    /** The first column of the last statement, which must be a query. */
    List<String> query(Connection connection, Map<String, String> variables) throws SQLException {
        return rows(connection, substitute(statements.get(statements.size() - 1), variables));
    }

    static String substitute(String statement, Map<String, String> variables) {
        return VARIABLE.matcher(statement).replaceAll(match -> {
            var value = variables.get(match.group(2));
            if (value == null) {
                throw new IllegalArgumentException("no value for variable " + match.group(2));
            }
            var quote = match.group(1);
            // Backslashes are plain characters with standard_conforming_strings, the default for many years.
            return Matcher.quoteReplacement(quote + value.replace(quote, quote + quote) + quote);
        });
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
