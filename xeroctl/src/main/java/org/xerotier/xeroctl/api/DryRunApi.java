package org.xerotier.xeroctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.JsonLayout;
import org.xerotier.xeroctl.terminal.Terminal;

/** Lets reads through and shows the first request that would change something, without its secret, instead of sending it. */
public final class DryRunApi implements Api {
    private final Api real;
    private final String baseUrl;
    private final String maskedKey;
    private final Terminal terminal;

    public DryRunApi(Api real, String baseUrl, String maskedKey, Terminal terminal) {
        this.real = real;
        this.baseUrl = baseUrl;
        this.maskedKey = maskedKey;
        this.terminal = terminal;
    }

    @Override
    public JsonNode call(ApiRequest request) {
        if (!request.changesSomething()) {
            return real.call(request);
        }
        if (terminal.isJson()) {
            terminal.json(asJson(request));
        } else {
            show(request);
        }
        terminal.say("dry run: nothing was sent");
        throw new DryRunStop();
    }

    @Override
    public EventStream<InvocationEvent> events(String invocationId, long after) {
        return real.events(invocationId, after);
    }

    @Override
    public EventStream<ApprovalEvent> approvalEvents(@Nullable String after) {
        return real.approvalEvents(after);
    }

    @Override
    public RawAnswer copy(ApiRequest request, Consumer<byte[]> target) {
        return real.copy(request, target);
    }

    private void show(ApiRequest request) {
        terminal.line(request.method() + " " + request.url(baseUrl));
        headers(request).fields().forEachRemaining(h -> terminal.line(h.getKey() + ": " + Json.text(h.getValue())));
        if (request.body() != null) {
            terminal.text("\n" + JsonLayout.pretty(request.body()));
        }
    }

    private ObjectNode asJson(ApiRequest request) {
        ObjectNode shown = Json.object().put("method", request.method().name()).put("url", request.url(baseUrl));
        shown.set("headers", headers(request));
        if (request.body() != null) {
            shown.set("body", request.body());
        }
        return shown;
    }

    private ObjectNode headers(ApiRequest request) {
        ObjectNode headers = Json.object().put("Authorization", "Bearer " + maskedKey);
        request.headers().forEach(headers::put);
        if (request.body() != null) {
            headers.put("Content-Type", HttpApi.JSON);
        }
        return headers;
    }
}
