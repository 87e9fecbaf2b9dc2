package org.xerotier.router.audit;

/** A signed checkpoint as it is exported, and how many rows it covers. */
public record CheckpointLine(long size, String text) {}
