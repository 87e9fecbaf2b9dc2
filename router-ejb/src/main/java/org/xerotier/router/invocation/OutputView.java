package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The beginning of what a tool wrote to standard output.
 *
 * @param value parsed JSON for a tool of format {@code json}, a list of texts for {@code lines}, else one text
 * @param isPreview there is more on record than is shown here; {@code raw} has it all
 * @param isTruncated the tool wrote more than its limit, and the rest is not on record
 */
public record OutputView(JsonNode value, boolean isPreview, boolean isTruncated) {

    /** Most bytes of standard output shown outside {@code raw}. */
    public static final int PREVIEW_BYTES = 65_536;

    static Optional<OutputView> of(byte[] head, String format, boolean isPreview, boolean isTruncated) {
        return head.length == 0
                ? Optional.empty()
                : Optional.of(new OutputView(
                        OutputText.render(head, format, isPreview || isTruncated), isPreview, isTruncated));
    }
}
