package org.xerotier.xem.bundle;

/** A tool that is declared well and cannot run here; it stays out of the manifest. */
public record UnavailableTool(String name, String reason) {}
