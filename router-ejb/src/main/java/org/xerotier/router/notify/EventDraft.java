package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.router.kernel.ProjectId;

/**
 * Something to be told, before it is written down.
 *
 * @param occasion what happened, exactly; the same occasion told twice is one event
 * @param data ids, names, clocks; never arguments or output
 */
public record EventDraft(WebhookEvent type, ProjectId project, String occasion, ObjectNode data) {}
