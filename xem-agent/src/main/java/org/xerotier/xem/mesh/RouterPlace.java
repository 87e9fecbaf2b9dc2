package org.xerotier.xem.mesh;

import java.util.regex.Pattern;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.KeyRefused;

/** Whether a contact can be connected to at all. */
final class RouterPlace {

    private static final Pattern ADDRESS = Pattern.compile("tcp://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):[0-9]{1,5}");

    private RouterPlace() {}

    static boolean isUsable(RouterContact contact) {
        if (!ADDRESS.matcher(contact.address()).matches()) {
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
