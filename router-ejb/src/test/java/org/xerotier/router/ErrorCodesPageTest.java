package org.xerotier.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.ErrorCode;

class ErrorCodesPageTest {

    @Test
    void everyCodeIsUniqueAndHasAnHttpStatusForRefusals() {
        List<ErrorCode> codes = codes();
        assertThat(codes).extracting(ErrorCode::code).doesNotHaveDuplicates();
        assertThat(codes).allSatisfy(code -> {
            assertThat(code.code()).matches("[a-z][a-z0-9_]*");
            assertThat(code.status()).isBetween(400, 599);
            assertThat(code.title()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void thePageListsThem() {
        StringBuilder body =
                new StringBuilder("The `code` of an error is stable: it is never renamed and never used for"
                        + " something else. The message beside it may change.\n\n| Code | HTTP | Try again unchanged | Meaning | Room"
                        + " |\n|---|---|---|---|---|\n");
        for (ErrorCode code : codes()) {
            body.append("| `%s` | %d | %s | %s | %s |\n"
                    .formatted(
                            code.code(),
                            code.status(),
                            code.retryable() ? "yes" : "no",
                            code.title(),
                            ReferencePages.room(code.getClass())));
        }
        ReferencePages.compare("error-codes.md", "Error codes", body.toString());
    }

    private static List<ErrorCode> codes() {
        List<ErrorCode> codes = new ArrayList<>();
        for (Class<?> type : ReferencePages.subtypesOf(ErrorCode.class)) {
            for (Object constant : type.getEnumConstants()) {
                codes.add((ErrorCode) constant);
            }
        }
        codes.sort(Comparator.comparing(ErrorCode::code));
        return codes;
    }
}
