package org.xerotier.router.invocation;

import org.xerotier.router.kernel.WorkspaceId;

/** The call that joined the queue last. */
public record QueueEnd(String invocation, WorkspaceId workspace, String tool) {

    static QueueEnd of(Object[] row) {
        return new QueueEnd((String) row[0], new WorkspaceId((String) row[1]), (String) row[2]);
    }
}
