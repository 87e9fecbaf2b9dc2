package org.xerotier.systemtests.witness;

/**
 * One line of the witness.
 *
 * @param atNanos since 1970
 */
public record Effect(String invocation, String execution, String token, long pid, long atNanos) {

    static Effect parse(String line) {
        String[] words = line.split(" ");
        if (words.length != 5) {
            throw new IllegalStateException("the witness has a broken line: " + line);
        }
        return new Effect(words[0], words[1], words[2], Long.parseLong(words[3]), Long.parseLong(words[4]));
    }
}
