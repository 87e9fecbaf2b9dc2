package org.xerotier.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every action there is, read from the sources of the classes that write to the log. */
class AuditActionsPageTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "xerotier", "router");
    private static final Pattern WRITES = Pattern.compile("AuditEntry|audit\\.record\\(|\\.audit\\(");
    private static final Pattern ACTION = Pattern.compile("\"([a-z][a-z_]*(?:\\.[a-z][a-z_]*)+|[a-z][a-z_]*\\.)\"");

    @Test
    void thePageListsThem() throws IOException {
        Map<String, Set<String>> found = actions();
        assertThat(found).containsKeys("invocation.created", "api_key.created", "invocation.dispatched");
        StringBuilder body =
                new StringBuilder("What `action` of a row of the audit log can be. An action is never renamed."
                        + " One that ends with a dot stands for several: the rest is the name of what became of the thing, as in"
                        + " [states](states.md). What rows prove is told in [the audit log](../explanation/audit.md).\n\n"
                        + "| Action | Written by |\n|---|---|\n");
        found.forEach((action, rooms) -> body.append("| `")
                .append(action)
                .append("` | ")
                .append(String.join(", ", rooms))
                .append(" |\n"));
        ReferencePages.compare("audit-actions.md", "Actions of the audit log", body.toString());
    }

    private static Map<String, Set<String>> actions() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String room = SOURCES.relativize(file).getName(0).toString();
                String source = Files.readString(file).replaceAll("(?s)/\\*\\*.*?\\*/", "");
                if (!room.equals("audit") && WRITES.matcher(source).find()) {
                    Matcher action = ACTION.matcher(source);
                    while (action.find()) {
                        found.computeIfAbsent(action.group(1), name -> new TreeSet<>())
                                .add(room);
                    }
                }
            }
        }
        return found;
    }
}
