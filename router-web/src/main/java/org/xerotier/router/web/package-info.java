/**
 * The router's HTTP face. {@link org.xerotier.router.web.RouterApplication} lists every resource and provider; nothing is
 * found by scanning. Resources call the doors of the router's rooms and hold no rule of their own. Nobody looks in here.
 */
@NullMarked
package org.xerotier.router.web;

import org.jspecify.annotations.NullMarked;
