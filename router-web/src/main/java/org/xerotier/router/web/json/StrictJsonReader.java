package org.xerotier.router.web.json;

import static org.xerotier.router.kernel.KernelError.BODY_TOO_LARGE;
import static org.xerotier.router.kernel.KernelError.UNSUPPORTED_MEDIA_TYPE;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonMapping;

/** Reads request records. What is not exactly such a record as JSON is refused, naming the field. */
public final class StrictJsonReader implements MessageBodyReader<Record> {

    private static final byte[] NOTHING_SAID = "{}".getBytes(StandardCharsets.US_ASCII);

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        requirePlain(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        byte[] bytes = body.readNBytes(JsonLimits.REQUEST.maxBytes() + 1);
        if (bytes.length > JsonLimits.REQUEST.maxBytes()) {
            throw BODY_TOO_LARGE.because("A body has at most " + JsonLimits.REQUEST.maxBytes() + " bytes; send less.");
        }
        if (bytes.length > 0) {
            requireJson(headers.getFirst(HttpHeaders.CONTENT_TYPE));
        }
        return JsonMapping.read(bytes.length == 0 ? NOTHING_SAID : bytes, JsonLimits.REQUEST, type);
    }

    /** Nothing is unpacked here: a small body could become a large one. */
    private static void requirePlain(@Nullable String encoding) {
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw UNSUPPORTED_MEDIA_TYPE.because("Send the body without Content-Encoding.");
        }
    }

    private static void requireJson(@Nullable String contentType) {
        String[] parts = String.valueOf(contentType).toLowerCase(Locale.ROOT).split(";", -1);
        boolean json = parts[0].strip().equals("application/json");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            json &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        if (!json) {
            throw UNSUPPORTED_MEDIA_TYPE.because("Send the body as 'Content-Type: application/json' in UTF-8.");
        }
    }
}
