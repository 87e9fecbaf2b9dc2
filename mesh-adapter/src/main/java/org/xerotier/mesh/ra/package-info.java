/**
 * The resource adapter: the one place on the server that opens the mesh's port and touches JeroMQ.
 *
 * <p>Doors, all called by the container: {@link org.xerotier.mesh.ra.MeshResourceAdapter} with {@link
 * org.xerotier.mesh.ra.MeshActivationSpec} inbound, {@link org.xerotier.mesh.ra.MeshManagedConnectionFactory} outbound.
 * Applications see {@link org.xerotier.mesh.api} only. JeroMQ is named in {@code MeshSocket} and {@code ZapHandler} and
 * nowhere else; the gate speaks just enough ZMTP to keep strangers away from it.
 *
 * <p>Each long-lived part is one {@code Work} with one owner: gate, socket, authenticator. How they keep hostile peers
 * out is told in {@code docs/explanation/mesh-security.md}.
 */
@NullMarked
package org.xerotier.mesh.ra;

import org.jspecify.annotations.NullMarked;
