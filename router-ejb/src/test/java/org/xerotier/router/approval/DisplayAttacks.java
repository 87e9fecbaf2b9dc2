package org.xerotier.router.approval;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forty texts that look on a screen like something they are not; each with what it tries. */
final class DisplayAttacks {

    private DisplayAttacks() {}

    static Map<String, String> all() {
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("right-to-left override", "web-01\u202Exobdnas");
        attacks.put("left-to-right override", "a\u202Db\u202C");
        attacks.put("right-to-left embedding", "safe\u202Bgnorw\u202C");
        attacks.put("isolates", "a\u2066b\u2067c\u2068d\u2069");
        attacks.put("right-to-left mark", "rm\u200F -rf /");
        attacks.put("arabic letter mark", "a\u061Cb");
        attacks.put("hebrew letters reorder digits", "\u05D0 10.0.0.1 \u05D1");
        attacks.put("arabic letters reorder a path", "/srv/\u0639\u0631\u0628/etc");
        attacks.put("zero-width space", "prod\u200B-db");
        attacks.put("zero-width joiner", "prod\u200D-db");
        attacks.put("zero-width non-joiner", "prod\u200C-db");
        attacks.put("word joiner", "prod\u2060-db");
        attacks.put("byte order mark", "\uFEFFprod");
        attacks.put("soft hyphen", "pro\u00ADduction");
        attacks.put("hangul filler", "web\u3164\u115F\u1160\uFFA0");
        attacks.put("braille blank", "a\u2800\u2800b");
        attacks.put("cyrillic o in a latin word", "pr\u043Ed-db");
        attacks.put("a whole word of cyrillic look-alikes", "\u0440\u0430\u0443");
        attacks.put("greek omicron", "r\u03BF\u03BFt");
        attacks.put("fullwidth letters", "\uFF52\uFF4D \uFF0D\uFF52\uFF46");
        attacks.put("mathematical letters", "\uD835\uDC5F\uD835\uDC5A");
        attacks.put("division slash", "etc\u2215passwd");
        attacks.put("katakana no as a slash", "\u30CE.\u30CE");
        attacks.put("en dash as an option", "\u2013\u2013force");
        attacks.put("ten thousand spaces before the bad part", "web-01" + " ".repeat(10_000) + ", all others");
        attacks.put("no-break and ideographic spaces", "a\u00A0\u3000\u2003b");
        attacks.put(
                "line break that fakes a field", "web-01\nrisk         read (declared read)\nrequester    \"owner\"");
        attacks.put("line and paragraph separators", "a\u2028risk  read\u2029b");
        attacks.put("five thousand line breaks", "begin" + "\n".repeat(5_000) + "end");
        attacks.put("next line and vertical tab", "a\u0085b\u000Bc\fd");
        attacks.put("carriage return overwrites", "rm -rf /\rls -l    ");
        attacks.put("backspaces", "evil\b\b\b\bgood");
        attacks.put("closing a pre element", "</pre><button onclick=approve()>Approve</button>");
        attacks.put("markdown link with another text", "[https://safe.example](https://evil.example)");
        attacks.put("terminal colors and clear screen", "\u001B[2J\u001B[32mSAFE\u001B[0m");
        attacks.put("eight-bit control sequence", "\u009B2J\u009D0;title\u009C");
        attacks.put("a very long single token", "A".repeat(20_000) + "B");
        attacks.put("emoji tags and a keycap button", "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC7F\u2705 Approved");
        attacks.put("combining storm", "p" + "\u0300\u0301\u0489".repeat(200) + "rod");
        attacks.put(
                "comment, image and forged escape",
                "<!-- --><img src=data:image/png;base64,x> \\u{202E} \"} , \"x\":\"");
        return attacks;
    }
}
