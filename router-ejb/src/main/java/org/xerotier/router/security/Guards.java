package org.xerotier.router.security;

/**
 * How often credentials were wrong lately, by address and by name. Kept in memory, by each router for itself.
 */
record Guards(WrongTries addresses, WrongTries names) {}
