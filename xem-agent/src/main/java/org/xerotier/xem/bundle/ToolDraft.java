package org.xerotier.xem.bundle;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A tool as read, before it is known whether it can run here.
 *
 * @param tool null if it has faults
 * @param missing why it cannot run here; empty if it can
 */
record ToolDraft(Node node, String action, @Nullable BundledTool tool, String missing) {}
