package org.xerotier.systemtests.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one caller wanted and everything it was told. A call is one idempotency key in one project with one payload, however often
 * it was sent.
 */
public final class ClientCall {

    /** An event of a stream as it was seen, with the id it came under. */
    public record Seen(long id, String kind) {}

    private final String token;
    private final String project;
    private final String key;
    private final String tool;
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final Map<Integer, List<Seen>> streams = new LinkedHashMap<>();

    public ClientCall(String token, String project, String key, String tool) {
        this.token = token;
        this.project = project;
        this.key = key;
        this.tool = tool;
    }

    public String token() {
        return token;
    }

    /** The project's slug. */
    public String project() {
        return project;
    }

    public String key() {
        return key;
    }

    public String tool() {
        return tool;
    }

    /** The invocation of each answer that took the call, in order. */
    public synchronized List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** The error code of each answer that refused it for good. */
    public synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    /** Each final status that was read. */
    public synchronized List<String> ends() {
        return List.copyOf(ends);
    }

    /** What each event stream showed, in the order it came; a stream resumed elsewhere is the same stream. */
    public synchronized List<List<Seen>> streams() {
        return streams.values().stream().map(List::copyOf).toList();
    }

    public synchronized ClientCall acknowledge(String invocation) {
        acknowledged.add(invocation);
        return this;
    }

    public synchronized ClientCall refuse(String code) {
        refused.add(code);
        return this;
    }

    public synchronized ClientCall end(String status) {
        ends.add(status);
        return this;
    }

    public synchronized ClientCall see(int stream, long id, String kind) {
        streams.computeIfAbsent(stream, any -> new ArrayList<>()).add(new Seen(id, kind));
        return this;
    }

    public synchronized boolean isAcknowledged() {
        return !acknowledged.isEmpty();
    }

    @Override
    public synchronized String toString() {
        return "call %s (%s, key %s in %s): acknowledged %s, refused %s, ends %s, streams %s"
                .formatted(token, tool, key, project, acknowledged, refused, ends, streams);
    }
}
