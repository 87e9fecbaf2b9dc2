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
 * found. Only what a router said in a session or an enrolment gets in here; losing the file costs the agent no more than
 * the way over the router it enrolled with.
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

    /**
     * A new enrolment knows better than earlier sessions which key answers at its address: a router that was set up anew
     * would never be tried with any but its former key.
     */
    public void correct(RouterContact enrolledWith) throws IOException {
        List<RouterContact> known = read();
        List<RouterContact> right =
                known.stream().map(each -> corrected(each, enrolledWith)).toList();
        if (!right.equals(known)) {
            file.write(JsonMapping.bytes(new Page(right)));
            written = right;
            LOG.log(
                    Level.WARNING,
                    "The router at {0} has another CURVE key than before; the one of the enrolment counts.",
                    enrolledWith.address());
        }
    }

    private static RouterContact corrected(RouterContact known, RouterContact enrolledWith) {
        return known.address().equals(enrolledWith.address())
                ? new RouterContact(known.id(), known.address(), enrolledWith.curveKey())
                : known;
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
