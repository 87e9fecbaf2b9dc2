package org.xerotier.xem.bundle;

import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.xerotier.xem.bundle.ExitCodes.Meaning;

/** Reads {@code exit_codes}: {@code 1: completed} or {@code 2: failed what happened}. */
final class ExitCodesReader {

    private final Faults faults;

    ExitCodesReader(Faults faults) {
        this.faults = faults;
    }

    ExitCodes read(Fields fields) {
        Map<Integer, Meaning> meanings = new HashMap<>();
        for (NodeTuple entry : fields.entries("exit_codes")) {
            Long code = YamlValues.integer(entry.getKeyNode());
            if (code == null || code < 0 || code > 255) {
                faults.at(entry.getKeyNode(), "an exit code is a whole number from 0 to 255");
                continue;
            }
            String text = YamlValues.text(entry.getValueNode());
            if ("completed".equals(text)) {
                meanings.put(code.intValue(), new Meaning(true, ""));
            } else if (text != null && text.startsWith("failed ") && text.length() <= 500) {
                meanings.put(
                        code.intValue(),
                        new Meaning(false, text.substring("failed ".length()).strip()));
            } else {
                faults.at(
                        entry.getValueNode(),
                        "the meaning of exit code %d must be 'completed' or 'failed <what happened>'",
                        code);
            }
        }
        return new ExitCodes(meanings);
    }
}
