package org.xerotier.mesh.bench;

import java.util.ArrayList;
import java.util.List;

/** How to start one of the competitors. */
record Library(String name, List<String> server, List<String> client) {

    static Library java(String name, String classpath) {
        String java = System.getProperty("java.home") + "/bin/java";
        return new Library(
                name,
                List.of(java, "-cp", classpath, EchoServer.class.getName()),
                List.of(java, "-cp", classpath, EchoClient.class.getName()));
    }

    static Library nativeProgram(String name, String program) {
        return new Library(name, List.of(program, "server"), List.of(program));
    }

    static List<String> with(List<String> start, String... more) {
        List<String> all = new ArrayList<>(start);
        all.addAll(List.of(more));
        return all;
    }
}
