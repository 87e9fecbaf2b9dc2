package org.xerotier.systemtests.emulator;

import org.xerotier.mesh.key.CurveKeyPair;

/**
 * One enrolled virtual agent, as the process that plays it needs it.
 *
 * @param mesh the router's mesh address
 * @param routerKey the router's CURVE key, 64 hex
 */
record Identity(String name, String agentId, String token, String curveSecret, String mesh, String routerKey) {

    CurveKeyPair keys() {
        return CurveKeyPair.ofSecretHex(curveSecret);
    }

    /** One line of the file that is handed to the children. */
    String line() {
        return String.join(" ", name, agentId, token, curveSecret, mesh, routerKey);
    }

    static Identity of(String line) {
        String[] part = line.split(" ");
        return new Identity(part[0], part[1], part[2], part[3], part[4], part[5]);
    }
}
