package org.xerotier.xeroctl.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.NotJson;

/** Reads a policy from a file or standard input. What it may say is the router's to judge. */
final class PolicyFile {
    private static final int LARGEST = 1 << 20;

    private PolicyFile() {}

    static ObjectNode read(String file, InputStream input) {
        String source = file.equals("-") ? "standard input" : file;
        try {
            JsonNode tree = Json.read(bytes(file, input));
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw CommandStopped.usage(source + " holds no JSON object such as {\"preset\": \"elevated\"}", null);
        } catch (NotJson fault) {
            throw CommandStopped.usage(source + " is not JSON: " + fault.reason(), null);
        } catch (IOException fault) {
            throw CommandStopped.usage("cannot read the policy: " + fault.getMessage(), null);
        }
    }

    private static byte[] bytes(String file, InputStream input) throws IOException {
        if (file.equals("-")) {
            return bounded(input.readNBytes(LARGEST + 1));
        }
        try (InputStream opened = Files.newInputStream(Path.of(file))) {
            return bounded(opened.readNBytes(LARGEST + 1));
        }
    }

    private static byte[] bounded(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw CommandStopped.usage("the policy is longer than " + LARGEST + " bytes", null);
        }
        return bytes;
    }
}
