package org.xerotier.xem.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects every fault of one file, so that an author mends them in one go. */
final class Faults {

    private final Path file;
    private final List<BundleFault> found = new ArrayList<>();

    Faults(Path file) {
        this.file = file;
    }

    void at(Node node, String reason, Object... parts) {
        at(line(node), reason, parts);
    }

    void at(int line, String reason, Object... parts) {
        found.add(new BundleFault(file, line, parts.length == 0 ? reason : reason.formatted(parts)));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int size() {
        return found.size();
    }

    List<BundleFault> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(BundleFault::line))
                .toList();
    }

    static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
