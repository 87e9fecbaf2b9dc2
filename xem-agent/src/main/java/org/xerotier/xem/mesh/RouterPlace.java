package org.xerotier.xem.mesh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.KeyRefused;

/** Whether a contact can be connected to at all. */
final class RouterPlace {

    private static final Pattern ADDRESS = Pattern.compile("tcp://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    private RouterPlace() {}

    static boolean isUsable(RouterContact contact) {
        Matcher address = ADDRESS.matcher(contact.address());
        if (!address.matches() || Integer.parseInt(address.group(2)) > LAST_PORT) {
            return false;
        }
        try {
            CurvePublicKey.ofHex(contact.curveKey());
            return true;
        } catch (KeyRefused notAKey) {
            return false;
        }
    }
}
