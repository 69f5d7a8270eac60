"""Writes a text of about N megabytes, one document a line, words from a Zipf-Mandelbrot law with topics: make_text.py N SEED > FILE"""
import sys

import numpy

megabytes, seed = int(sys.argv[1]), int(sys.argv[2])
rng = numpy.random.default_rng(seed)
types = 400_000


def name(i):
    """A word of letters alone, longer where it is rarer."""
    letters, rest = "", i * 2654435761 % 2**31
    for _ in range(1 + len(str(i))):
        rest, letter = divmod(rest, 26)
        letters += chr(97 + letter)
    while i:
        i, letter = divmod(i, 26)
        letters += chr(97 + letter)
    return letters


names = numpy.array([name(i) for i in range(types)])
weights = 1 / (numpy.arange(types) + 2.7) ** 1.05
cumulative = numpy.cumsum(weights / weights.sum())
written = 0
while written < megabytes * 1_000_000:
    lengths = rng.integers(20, 200, size=2000)
    ids = numpy.searchsorted(cumulative, rng.random(lengths.sum()))
    words = names[numpy.minimum(ids, types - 1)]
    at = 0
    lines = []
    for length in lengths:
        lines.append(" ".join(words[at : at + length]))
        at += length
    text = "\n".join(lines) + "\n"
    written += len(text)
    sys.stdout.write(text)
