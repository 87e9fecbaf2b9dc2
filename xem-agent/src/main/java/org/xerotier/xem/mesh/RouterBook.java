package org.xerotier.xem.mesh;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.xem.state.DurableFile;

/**
 * The routers this agent was told of, remembered over restarts: whichever of them is up when the agent comes back, it is
 * found. Only what a router said in a session gets in here; losing the file costs the agent no more than the way over
 * the router it enrolled with.
 */
public final class RouterBook {

    public static final String FILE = "routers.json";

    /** What the file holds. */
    record Page(List<RouterContact> routers) {}

    private static final Logger LOG = System.getLogger("xem.mesh");

    private final DurableFile file;
    private List<RouterContact> written = List.of();

    public RouterBook(DurableFile file) {
        this.file = file;
    }

    /** The routers on file; a file that cannot be read is left aside. */
    public List<RouterContact> read() {
        try {
            byte[] content = file.read().orElse(null);
            if (content != null) {
                written = JsonMapping.read(content, JsonLimits.REQUEST, Page.class).routers().stream()
                        .filter(RouterPlace::isUsable)
                        .limit(RouterContact.MAX_ROUTERS)
                        .toList();
            }
        } catch (IOException | JsonRefused fault) {
            LOG.log(
                    Level.WARNING,
                    "The list of routers in {0} cannot be read ({1}); it is learned anew.",
                    file.path(),
                    fault.getMessage());
        }
        return written;
    }

    void write(List<RouterContact> routers) {
        if (routers.equals(written)) {
            return;
        }
        try {
            file.write(JsonMapping.bytes(new Page(routers)));
            written = List.copyOf(routers);
        } catch (IOException fault) {
            LOG.log(
                    Level.WARNING,
                    "The list of routers was not written to {0} ({1}); it counts until the agent ends.",
                    file.path(),
                    fault.getMessage());
        }
    }
}
