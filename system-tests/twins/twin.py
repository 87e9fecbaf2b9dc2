# One document a line in, its canonical form a line out. argv[1] is the folder that holds the package "c14n".
import json
import sys

sys.path.insert(0, sys.argv[1])
from c14n.Canonicalize import canonicalize  # noqa: E402

for line in sys.stdin.buffer.read().split(b"\n")[:-1]:
    try:
        form = canonicalize(json.loads(line.decode("utf-8")))
    except (ValueError, OverflowError, RecursionError):
        form = b"!"
    sys.stdout.buffer.write(form + b"\n")
