package org.xerotier.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pages of the reference that follow from the code. A test compares; {@code -Dxerotier.docs.write=true} writes them
 * anew, for the author of a change to look at and commit.
 */
public final class ReferencePages {

    private static final Path FOLDER = Path.of("..", "docs", "reference");
    private static final String SAID =
            "\n<!-- Generated from the code by the tests of router-ejb; to write it anew: ./mvnw test -pl router-ejb"
                    + " -Dxerotier.docs.write=true -Dtest='*PageTest' -->\n\n";

    private ReferencePages() {}

    public static void compare(String name, String title, String body) {
        Path file = FOLDER.resolve(name);
        String page = "# " + title + "\n" + SAID + body.stripTrailing() + "\n";
        try {
            if (Boolean.getBoolean("xerotier.docs.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, page);
            }
            assertThat(Files.exists(file))
                    .as("docs/reference/" + name + " exists")
                    .isTrue();
            assertThat(Files.readString(file))
                    .as("docs/reference/" + name + " follows the code; write it anew with -Dxerotier.docs.write=true")
                    .isEqualTo(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Product classes of all rooms that are a subtype, room by room. */
    static List<Class<?>> subtypesOf(Class<?> type) {
        return classes()
                .filter(item -> item.isAssignableTo(type) && !item.isInterface())
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    /** Enums that say what may follow what. */
    static List<Class<?>> stateEnums() {
        return classes()
                .filter(JavaClass::isEnum)
                .filter(item -> item.tryGetMethod("next").isPresent())
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    private static Stream<JavaClass> classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.xerotier.router").stream()
                        .filter(JavaClass::isTopLevelClass)
                        .sorted(Comparator.comparing(JavaClass::getName));
    }

    static String room(Class<?> type) {
        String name = type.getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
