package org.xerotier.router.approval;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/**
 * Which characters of a text may stand for themselves on an approver's screen. Printable ASCII may; of the rest only
 * letters that neither hide, nor change the direction of reading, nor pass for another: each word in one alphabet, and
 * not made of look-alikes alone. A doubtful one is escaped, which costs beauty and never truth.
 */
final class PlainCharacters {

    /** Letters a reader takes for ASCII ones; a word of nothing else is a disguise. */
    private static final String LOOK_ALIKES =
            "АВЕЅІЈКМНОРСТУХЗҮԌԚԜаеѕіјорсухһԁԛԝѵ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγιλνορτυχωϲϳ" + "ノ一ー丨丶ニハ工口〇ロエト八二十";

    private static final String OTHERS = "€£¥§°ßæøÆØåÅ、。ー";

    private enum Alphabet {
        LATIN,
        GREEK,
        CYRILLIC,
        HANGUL,
        EAST_ASIAN,
        NONE
    }

    private PlainCharacters() {}

    /** One answer for each code point. */
    static boolean[] in(int[] points, boolean onlyAscii) {
        boolean[] plain = new boolean[points.length];
        int start = 0;
        while (start < points.length) {
            int end = start;
            while (end < points.length && points[end] != ' ') {
                end++;
            }
            boolean isHonest = !onlyAscii && isHonest(points, start, end);
            for (int i = start; i < end; i++) {
                plain[i] = isAscii(points[i]) || isHonest && alphabet(points[i]) != Alphabet.NONE;
            }
            if (end < points.length) {
                plain[end] = true;
            }
            start = end + 1;
        }
        return plain;
    }

    /** Whether a word keeps to one alphabet and has a letter that only this alphabet has. */
    private static boolean isHonest(int[] points, int start, int end) {
        Alphabet word = null;
        boolean isDistinct = false;
        for (int i = start; i < end; i++) {
            Alphabet here = alphabet(points[i]);
            if (here == Alphabet.NONE) {
                continue;
            }
            if (word != null && word != here) {
                return false;
            }
            word = here;
            isDistinct |= here == Alphabet.LATIN || LOOK_ALIKES.indexOf(points[i]) < 0;
        }
        return isDistinct;
    }

    private static boolean isAscii(int point) {
        return point >= ' ' && point <= '~';
    }

    /** The alphabet of a letter that may be shown, {@code NONE} for anything else. */
    private static Alphabet alphabet(int point) {
        if (point < 0x80) {
            return Character.isLetter(point) ? Alphabet.LATIN : Alphabet.NONE;
        }
        if (OTHERS.indexOf(point) >= 0) {
            return point > 0x3000 ? Alphabet.EAST_ASIAN : Alphabet.LATIN;
        }
        if (!Character.isLetter(point) || point > 0xFFFF) {
            return Alphabet.NONE;
        }
        return switch (UnicodeScript.of(point)) {
            case LATIN -> point < 0x180 && isAccented(point) ? Alphabet.LATIN : Alphabet.NONE;
            case GREEK -> point >= 0x386 && point <= 0x3CE ? Alphabet.GREEK : Alphabet.NONE;
            case CYRILLIC -> point >= 0x400 && point <= 0x45F ? Alphabet.CYRILLIC : Alphabet.NONE;
            case HANGUL -> point >= 0xAC00 && point <= 0xD7A3 ? Alphabet.HANGUL : Alphabet.NONE;
            case HAN -> point >= 0x3400 && point <= 0x9FFF ? Alphabet.EAST_ASIAN : Alphabet.NONE;
            case HIRAGANA, KATAKANA -> point >= 0x3041 && point <= 0x30FA ? Alphabet.EAST_ASIAN : Alphabet.NONE;
            default -> Alphabet.NONE;
        };
    }

    private static boolean isAccented(int point) {
        String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);
        return parts.length() > 1 && parts.charAt(0) < 0x80;
    }
}
