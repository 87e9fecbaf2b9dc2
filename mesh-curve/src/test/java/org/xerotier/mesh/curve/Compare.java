package org.xerotier.mesh.curve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The long comparison, started by {@code mesh-curve/compare}: random boxes and agreements against jnacl and libsodium, each
 * box also with a bit turned. Ends with 1 at the first difference that is not a known defect of jnacl.
 */
public final class Compare {

    private static final int BOXES_PER_AGREEMENT = 20;
    private static final int BOXES_PER_WORD = 100_000;
    private static final String MILLION = "7c3911e0ab2586fd864497297e575e6f3bc601c0883c30df5f4dd2d24f665424";

    private final Original jnacl;
    private final @Nullable Sodium sodium;
    private final RandomBoxes random;
    private long tampered;
    private long agreements;
    private long letIn;
    private long smallOrder;

    private Compare(Original jnacl, @Nullable Sodium sodium, long seed) {
        this.jnacl = jnacl;
        this.sodium = sodium;
        this.random = new RandomBoxes(seed);
    }

    /** Boxes, seed, the libsodium program or "-", and "million" for the RFC's longest vector. */
    public static void main(String[] args) throws Exception {
        long boxes = Long.parseLong(args[0]);
        long seed = Long.parseLong(args[1]);
        @Nullable Sodium sodium = args[2].equals("-") ? null : new Sodium(args[2]);
        say("seed %d", seed);
        Compare compare = new Compare(Original.load(), sodium, seed);
        for (long i = 0; i < boxes; i++) {
            compare.box(i);
            if (i % BOXES_PER_AGREEMENT == 0) {
                compare.agreement(i);
            }
            if ((i + 1) % BOXES_PER_WORD == 0) {
                say("%,d boxes", i + 1);
            }
        }
        say(
                "%,d boxes, %,d of them also tampered with, %,d agreements: the same as jnacl%s",
                boxes, compare.tampered, compare.agreements, sodium == null ? "" : " and libsodium");
        say("%,d tampered boxes were let in by jnacl, which looks at 15 bytes of 16; by us none", compare.letIn);
        say("%,d points of small order: refused by libsodium, computed with by us as by NaCl", compare.smallOrder);
        if (sodium != null) {
            sodium.close();
        }
        if (args.length > 3 && args[3].equals("million")) {
            String last = Hex.text(Iterated.x25519(1_000_000));
            check(last.equals(MILLION), "RFC 7748's million gave " + last);
            say("RFC 7748's vector of 1,000,000 multiplications: as published");
        }
    }

    private void box(long i) {
        byte[] text = random.text();
        byte[] key = random.bytes(32);
        byte[] nonce = random.bytes(24);
        byte[] ours = new byte[text.length];
        byte[] theirs = new byte[text.length];
        SecretBox.seal(ours, text, text.length, nonce, key);
        jnacl.seal(theirs, text, nonce, key);
        check(Arrays.equals(ours, theirs), "box %d (%d bytes) is not jnacl's", i, text.length);
        byte[] back = new byte[text.length];
        check(SecretBox.open(back, theirs, theirs.length, nonce, key) == 0, "box %d does not open", i);
        check(Arrays.equals(back, text), "box %d opens to something else", i);
        if (sodium != null) {
            check(Arrays.equals(ours, sodium.seal(text, nonce, key)), "box %d is not libsodium's", i);
            check(Arrays.equals(text, sodium.open(ours, nonce, key)), "box %d does not open in libsodium", i);
        }
        tampered(i, random.tampered(ours), ours, nonce, key);
    }

    private void tampered(long i, byte[] changed, byte[] box, byte[] nonce, byte[] key) {
        tampered++;
        byte[] out = new byte[box.length];
        check(SecretBox.open(out, changed, changed.length, nonce, key) == -1, "tampered box %d opens", i);
        check(Arrays.equals(out, new byte[box.length]), "tampered box %d gave bytes", i);
        if (jnacl.open(out, changed, nonce, key) == 0) {
            letIn++;
            check(changed[31] != box[31], "jnacl alone opens tampered box %d", i);
        }
        if (sodium != null) {
            check(sodium.open(changed, nonce, key) == null, "libsodium alone opens tampered box %d", i);
        }
    }

    private void agreement(long i) {
        agreements++;
        byte[] secret = random.bytes(32);
        byte[] open = new byte[32];
        CurveKeys.openHalf(open, random.bytes(32));
        byte[] ours = new byte[32];
        CurveKeys.agree(ours, open, secret);
        check(Arrays.equals(ours, jnacl.agree(open, secret)), "agreement %d is not jnacl's", i);
        if (sodium == null) {
            return;
        }
        check(Arrays.equals(ours, sodium.agree(open, secret)), "agreement %d is not libsodium's", i);
        // Any 32 bytes: off the curve, on its twist, not reduced, with the ignored bit set.
        byte[] any = random.bytes(32);
        CurveKeys.agree(ours, any, secret);
        byte[] theirs = sodium.agree(any, secret);
        if (theirs == null) {
            smallOrder++;
            byte[] ofNothing = new byte[32];
            Salsa20.hash(ofNothing, new byte[32]);
            theirs = ofNothing;
        }
        check(Arrays.equals(ours, theirs), "product %d with %s is not libsodium's", i, Hex.text(any));
    }

    private static void check(boolean holds, String otherwise, Object... details) {
        if (!holds) {
            say("DIFFERENT: " + otherwise, details);
            System.exit(1);
        }
    }

    private static void say(String line, Object... details) {
        System.out.printf(line + "%n", details);
    }
}
