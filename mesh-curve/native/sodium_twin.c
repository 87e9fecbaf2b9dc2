/*
 * libsodium behind a pipe, for mesh-curve/compare. Each request on standard input: one byte for what to do, then four
 * bytes of length (little-endian), then the operands; each answer: one byte, 0 or 1 for "refused", then the result.
 *
 *   's' length key[32] nonce[24] text[length]   -> answer box[length]     crypto_box_afternm
 *   'o' length key[32] nonce[24] box[length]    -> answer text[length]    crypto_box_open_afternm
 *   'a' 0      open[32] secret[32]              -> answer key[32]         crypto_box_beforenm
 */
#include <sodium.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void need(void *to, size_t length) {
    if (fread(to, 1, length, stdin) != length) {
        exit(4);
    }
}

int main(void) {
    if (sodium_init() < 0) {
        return 3;
    }
    fprintf(stderr, "libsodium %s\n", sodium_version_string());
    static unsigned char in[1 << 20], out[1 << 20], key[32], nonce[24];
    int what;
    while ((what = getchar()) != EOF) {
        unsigned char head[4];
        need(head, 4);
        uint32_t length = head[0] | head[1] << 8 | head[2] << 16 | (uint32_t) head[3] << 24;
        if (length > sizeof in) {
            return 5;
        }
        int answer;
        size_t given;
        if (what == 'a') {
            need(in, 32);
            need(key, 32);
            memset(out, 0, 32);
            answer = crypto_box_beforenm(out, in, key);
            given = 32;
        } else {
            need(key, 32);
            need(nonce, 24);
            need(in, length);
            memset(out, 0, length);
            answer = what == 's' ? crypto_box_afternm(out, in, length, nonce, key)
                                 : crypto_box_open_afternm(out, in, length, nonce, key);
            given = length;
        }
        putchar(answer == 0 ? 0 : 1);
        fwrite(out, 1, given, stdout);
        fflush(stdout);
    }
    return 0;
}
