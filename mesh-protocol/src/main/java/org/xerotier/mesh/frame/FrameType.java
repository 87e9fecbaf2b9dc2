package org.xerotier.mesh.frame;

import java.util.Locale;
import java.util.Optional;

/** The frame types of protocol version 1 and who may send them. */
public enum FrameType {
    HELLO(Sender.AGENT),
    HELLO_ACK(Sender.ROUTER),
    MANIFEST_PART(Sender.AGENT),
    LEASE_RENEWAL(Sender.AGENT),
    LEASE_ACK(Sender.ROUTER),
    DISPATCH(Sender.ROUTER),
    DISPATCH_ACK(Sender.AGENT),
    STARTED(Sender.AGENT),
    PROGRESS(Sender.AGENT),
    PROGRESS_ACK(Sender.ROUTER),
    RESULT(Sender.AGENT),
    RESULT_ACK(Sender.ROUTER),
    CANCEL(Sender.ROUTER),
    CANCEL_ACK(Sender.AGENT),
    CURVE_ROTATE(Sender.ROUTER),
    CURVE_ROTATE_ACK(Sender.AGENT),
    CURVE_SWITCH(Sender.ROUTER),
    DISCOVERY_REPORT(Sender.AGENT),
    GOODBYE(Sender.AGENT),
    ERROR(Sender.EITHER);

    /** Which side may send a frame; a frame from the wrong side is refused before anything looks at it. */
    public enum Sender {
        AGENT,
        ROUTER,
        EITHER
    }

    private final Sender sender;

    FrameType(Sender sender) {
        this.sender = sender;
    }

    /** The name in the envelope's {@code type} field, for example {@code lease_renewal}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Sender sender() {
        return sender;
    }

    /** Finds a type by its wire name; empty for a name this version does not know. */
    public static Optional<FrameType> ofWireName(String wireName) {
        for (FrameType type : values()) {
            if (type.wireName().equals(wireName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
