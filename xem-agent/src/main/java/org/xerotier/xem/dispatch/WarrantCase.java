package org.xerotier.xem.dispatch;

import java.util.List;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.Warrant;

/**
 * A genuine warrant before the judge.
 *
 * @param differences where the dispatch departs from it, {@link Warrant#differences}
 * @param declared the tool's risk in this agent's own manifest
 */
record WarrantCase(Warrant warrant, List<String> differences, RiskLevel declared, HostRules host, RouterClock clock) {}
