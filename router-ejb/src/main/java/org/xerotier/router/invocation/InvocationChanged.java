package org.xerotier.router.invocation;

/** An invocation has new events; told after the commit. The view has neither arguments nor output. */
public record InvocationChanged(InvocationView invocation) {}
