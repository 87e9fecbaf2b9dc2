/**
 * The agent's settings: flag over {@code XEM_*} variable over flat YAML file over default, every fault told at once.
 *
 * <p>Doors: {@link org.xerotier.xem.config.AgentConfig} (the settings, checked), {@link
 * org.xerotier.xem.config.CommandLine} (what the process was started with), {@link
 * org.xerotier.xem.config.ConfigReader} (from one to the other). Each key is declared once, in {@link
 * org.xerotier.xem.config.Setting}; the reference page is written from there. Looks only into {@code mesh.manifest}.
 */
@NullMarked
package org.xerotier.xem.config;

import org.jspecify.annotations.NullMarked;
