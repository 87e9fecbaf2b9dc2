package org.xerotier.router.invocation;

/**
 * An agent reported of a call other than what a probe or a person had settled. The record stays; somebody must look. Fired
 * inside the transaction: observe it after success, or write within it.
 */
public record ReportContradicts(InvocationView invocation, Resolution settled, String reported) {}
