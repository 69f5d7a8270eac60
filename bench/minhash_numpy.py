"""Megabytes of text per second of processor time for signatures of 112 values over 5-grams of words, as DataTrove computes them (SHA-1 and numpy), one thread:
minhash_numpy.py FILE MEGABYTES"""
import hashlib
import re
import struct
import sys
import time

import numpy

PRIME = numpy.uint64((1 << 61) - 1)
rng = numpy.random.RandomState(1)
a = rng.randint(1, (1 << 61) - 1, dtype=numpy.uint64, size=(1, 112))
b = rng.randint(0, (1 << 61) - 1, dtype=numpy.uint64, size=(1, 112))
documents, size = [], 0
for line in open(sys.argv[1], encoding="utf8"):
    documents.append(line)
    size += len(line.encode())
    if size > float(sys.argv[2]) * 1e6:
        break
start = time.process_time()
for document in documents:
    words = re.findall("[a-z0-9]+", document.lower())
    grams = [" ".join(words[i : i + 5]) for i in range(len(words) - 4)]
    if grams:
        x = numpy.array([struct.unpack("<Q", hashlib.sha1(g.encode()).digest()[:8])[0] for g in grams], dtype=numpy.uint64)
        signature = ((x[:, None] * a + b) % PRIME).min(axis=0)
spent = time.process_time() - start
print(f"{size / 1e6:.1f} MB in {spent:.1f} s of processor time: {size / 1e6 / spent:.2f} MB/s")
