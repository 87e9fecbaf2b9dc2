package org.xerotier.mesh.manifest;

/**
 * Why arguments were not accepted.
 *
 * @param path of the field, {@code args.namespace}; {@code args} for the whole
 */
public record ArgumentFault(String path, String message) {}
