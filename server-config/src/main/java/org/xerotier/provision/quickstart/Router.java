package org.xerotier.provision.quickstart;

import org.xerotier.provision.quickstart.Ports.Port;

/** The routers a quickstart can have, all on its one database. Each is a Payara domain of its own. */
enum Router {
    FIRST("router", Port.HTTP, Port.ADMIN, Port.MESH, Port.JMS),
    SECOND("router-2", Port.HTTP_2, Port.ADMIN_2, Port.MESH_2, Port.JMS_2);

    private final String text;
    private final Port http;
    private final Port admin;
    private final Port mesh;
    private final Port jms;

    Router(String text, Port http, Port admin, Port mesh, Port jms) {
        this.text = text;
        this.http = http;
        this.admin = admin;
        this.mesh = mesh;
        this.jms = jms;
    }

    /** Of the domain, its log and its files. */
    String text() {
        return text;
    }

    Port http() {
        return http;
    }

    Port admin() {
        return admin;
    }

    Port mesh() {
        return mesh;
    }

    Port jms() {
        return jms;
    }

    boolean listensOn(Port port) {
        return port == http || port == admin || port == mesh || port == jms;
    }
}
