/*
 * The libzmq side of mesh-curve/bench, step by step the same as the Java classes EchoServer and EchoClient.
 *
 *   echo server SECRET PUBLIC
 *   echo echo PORT KEY PEERS BYTES WINDOW WARM SECONDS
 *   echo connects PORT KEY WARM COUNT
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zmq.h>

static void *context;
static const char *port, *server_key;
static size_t bytes;
static int window;
static atomic_long echoes;

static void must(int answer, const char *what) {
    if (answer < 0) {
        fprintf(stderr, "%s: %s\n", what, zmq_strerror(zmq_errno()));
        exit(1);
    }
}

/* Whoever started this still reads how much processor time it took. */
static _Noreturn void finish(void) {
    fflush(stdout);
    while (getchar() != EOF) {
    }
    _exit(0);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static _Noreturn void serve(const char *secret, const char *open) {
    void *router = zmq_socket(context, ZMQ_ROUTER);
    int yes = 1;
    must(zmq_setsockopt(router, ZMQ_CURVE_SERVER, &yes, sizeof yes), "curve server");
    must(zmq_setsockopt(router, ZMQ_CURVE_SECRETKEY, secret, 41), "secret key");
    must(zmq_setsockopt(router, ZMQ_CURVE_PUBLICKEY, open, 41), "public key");
    must(zmq_bind(router, "tcp://127.0.0.1:*"), "bind");
    char endpoint[64];
    size_t length = sizeof endpoint;
    must(zmq_getsockopt(router, ZMQ_LAST_ENDPOINT, endpoint, &length), "endpoint");
    printf("%s\n", strrchr(endpoint, ':') + 1);
    fflush(stdout);
    for (;;) {
        zmq_msg_t id, body;
        zmq_msg_init(&id);
        zmq_msg_init(&body);
        must(zmq_msg_recv(&id, router, 0), "id");
        must(zmq_msg_recv(&body, router, 0), "body");
        must(zmq_msg_send(&id, router, ZMQ_SNDMORE), "send id");
        must(zmq_msg_send(&body, router, 0), "send body");
    }
}

static void *dealer(void) {
    char open[41], secret[41], address[64];
    must(zmq_curve_keypair(open, secret), "key pair");
    void *fresh = zmq_socket(context, ZMQ_DEALER);
    int none = 0, minute = 60000;
    must(zmq_setsockopt(fresh, ZMQ_LINGER, &none, sizeof none), "linger");
    must(zmq_setsockopt(fresh, ZMQ_RCVTIMEO, &minute, sizeof minute), "timeout");
    must(zmq_setsockopt(fresh, ZMQ_CURVE_SERVERKEY, server_key, 41), "server key");
    must(zmq_setsockopt(fresh, ZMQ_CURVE_PUBLICKEY, open, 41), "public key");
    must(zmq_setsockopt(fresh, ZMQ_CURVE_SECRETKEY, secret, 41), "secret key");
    snprintf(address, sizeof address, "tcp://127.0.0.1:%s", port);
    must(zmq_connect(fresh, address), "connect");
    return fresh;
}

static _Noreturn void *run(void *socket) {
    char *body = calloc(1, bytes);
    char *back = malloc(bytes);
    for (int i = 0; i < window; i++) {
        must(zmq_send(socket, body, bytes, 0), "send");
    }
    for (;;) {
        must(zmq_recv(socket, back, bytes, 0), "receive");
        atomic_fetch_add(&echoes, 1);
        must(zmq_send(socket, body, bytes, 0), "send");
    }
}

static void echo(int peers, double warm, double seconds) {
    for (int i = 0; i < peers; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, run, dealer());
    }
    usleep((useconds_t) (warm * 1e6));
    printf("begin\n");
    fflush(stdout);
    long before = echoes;
    double start = now();
    usleep((useconds_t) (seconds * 1e6));
    long count = echoes - before;
    printf("end %ld %.6f\nworst 0\n", count, now() - start);
    finish();
}

static void once(void) {
    char body[16] = {0};
    void *fresh = dealer();
    must(zmq_send(fresh, body, sizeof body, 0), "send");
    must(zmq_recv(fresh, body, sizeof body, 0), "receive");
    zmq_close(fresh);
}

static void connects(double warm, int count) {
    for (double until = now() + warm; now() < until;) {
        once();
    }
    printf("begin\n");
    fflush(stdout);
    double start = now(), worst = 0;
    for (int i = 0; i < count; i++) {
        double from = now();
        once();
        double took = now() - from;
        worst = took > worst ? took : worst;
    }
    printf("end %d %.6f\nworst %.1f\n", count, now() - start, worst * 1e3);
    finish();
}

int main(int argc, char **argv) {
    context = zmq_ctx_new();
    if (argc == 4 && strcmp(argv[1], "server") == 0) {
        serve(argv[2], argv[3]);
    }
    port = argc > 2 ? argv[2] : "";
    server_key = argc > 3 ? argv[3] : "";
    if (argc == 9 && strcmp(argv[1], "echo") == 0) {
        bytes = (size_t) atol(argv[5]);
        window = atoi(argv[6]);
        echo(atoi(argv[4]), atof(argv[7]), atof(argv[8]));
    } else if (argc == 6 && strcmp(argv[1], "connects") == 0) {
        connects(atof(argv[4]), atoi(argv[5]));
    }
    fprintf(stderr, "see the head of echo.c\n");
    return 2;
}
