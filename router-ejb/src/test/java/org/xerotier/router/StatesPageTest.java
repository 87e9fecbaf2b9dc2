package org.xerotier.router;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StatesPageTest {

    @Test
    void thePageDrawsEveryLifeCycle() throws ReflectiveOperationException {
        StringBuilder body =
                new StringBuilder("What may follow what. The database refuses every other step as well.\n");
        for (Class<?> type : ReferencePages.stateEnums()) {
            Method next = type.getDeclaredMethod("next");
            next.setAccessible(true);
            body.append("\n## ")
                    .append(type.getSimpleName())
                    .append(" (")
                    .append(ReferencePages.room(type))
                    .append(")\n\n```mermaid\nstateDiagram-v2\n");
            for (Object state : type.getEnumConstants()) {
                Collection<?> following = (Collection<?>) next.invoke(state);
                following.forEach(after -> body.append("    %s --> %s\n".formatted(name(state), name(after))));
                if (following.isEmpty()) {
                    body.append("    %s --> [*]\n".formatted(name(state)));
                }
            }
            body.append("```\n");
        }
        ReferencePages.compare("states.md", "Life cycles", body.toString());
    }

    private static String name(Object state) {
        return ((Enum<?>) state).name().toLowerCase(Locale.ROOT);
    }
}
