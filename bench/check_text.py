"""The text statistics of `genloss check`, written plainly with collections.Counter: check_text.py REFERENCE GENERATION [RELABELLINGS]

Both files are read once; n-grams of order 1 to 4 never cross a document (a line). Printed: distinct-n pooled and per document, entropy with the
Miller-Madow correction, entropy rate, Jensen-Shannon distance, smoothed Kullback-Leibler divergence, type coverage, rare-type recall,
Good-Turing unseen mass, compression ratio, self-repetition, document lengths. With RELABELLINGS their noise floors too: as often, the documents of both files are dealt anew to two sides of the same sizes and
everything is counted and compared again; the 1 % and 99 % points are printed. No intervals and no tests.
"""
import math
import random
import sys
import zlib
from collections import Counter


def read(lines):
    counts = {n: Counter() for n in (1, 2, 3, 4)}
    documents = Counter()
    ratios = {n: [0.0, 0] for n in (1, 2, 3, 4)}
    packer, packed, plain = zlib.compressobj(9), 0, 0
    lengths, per_document = [], []
    for line in lines:
        words = line.split()
        lengths.append(len(words))
        data = line.encode()
        plain += len(data)
        packed += len(packer.compress(data))
        for n in (1, 2, 3, 4):
            grams = list(zip(*(words[i:] for i in range(n))))
            counts[n].update(grams)
            if grams:
                distinct = set(grams)
                ratios[n][0] += len(distinct) / len(grams)
                ratios[n][1] += 1
                if n == 4:
                    documents.update(distinct)
                    per_document.append(distinct)
    packed += len(packer.flush())
    repetition = sum(math.log(sum(documents[g] - 1 for g in grams) + 1) for grams in per_document) / max(1, len(per_document))
    return counts, ratios, plain / packed, lengths, repetition


def entropy(counts):
    total = sum(counts.values())
    plain = -sum(c / total * math.log2(c / total) for c in counts.values())
    return plain + (len(counts) - 1) / (2 * total * math.log(2))


def compare(p, q):
    np, nq = sum(p.values()), sum(q.values())
    types = set(p) | set(q)
    js = kl = 0.0
    for t in types:
        a, b = p[t] / np, q[t] / nq
        m = (a + b) / 2
        js += (a * math.log2(a / m) if a else 0) / 2 + (b * math.log2(b / m) if b else 0) / 2
        a, b = (p[t] + 0.5) / (np + 0.5 * len(types)), (q[t] + 0.5) / (nq + 0.5 * len(types))
        kl += a * math.log(a / b)
    return math.sqrt(js), kl


def side(name, counts, ratios, compression, lengths, repetition):
    entropies = [entropy(counts[n]) for n in (1, 2, 3, 4)]
    for n in (1, 2, 3, 4):
        yield f"{name} distinct {n}", len(counts[n]) / sum(counts[n].values())
        yield f"{name} per document {n}", ratios[n][0] / max(1, ratios[n][1])
        yield f"{name} entropy {n}", entropies[n - 1]
        yield f"{name} entropy rate {n}", entropies[n - 1] - (entropies[n - 2] if n > 1 else 0)
    yield f"{name} unseen", sum(1 for c in counts[1].values() if c == 1) / sum(counts[1].values())
    yield f"{name} compression", compression
    yield f"{name} self-repetition", repetition
    yield f"{name} length", sum(lengths) / len(lengths)


def statistics(reference, generation):
    left, right = read(reference), read(generation)
    values = dict(side("reference", *left)) | dict(side("generation", *right))
    for n in (1, 2, 3, 4):
        values[f"Jensen-Shannon {n}"], values[f"Kullback-Leibler {n}"] = compare(left[0][n], right[0][n])
    words, others = left[0][1], right[0][1]
    values["coverage"] = sum(1 for w in words if w in others) / len(words)
    rare = [w for w, c in words.items() if 2 <= c <= 5]
    values["rare recall"] = sum(1 for w in rare if w in others) / max(1, len(rare))
    return values


def relabelled(lines, size, seed):
    lines = list(lines)
    random.Random(seed).shuffle(lines)
    return statistics(lines[:size], lines[size:])


relabellings = int(sys.argv[3]) if len(sys.argv) > 3 else 0
with open(sys.argv[1], encoding="utf-8") as first, open(sys.argv[2], encoding="utf-8") as second:
    if relabellings == 0:
        values, floors = statistics(first, second), []
    else:
        reference, generation = list(first), list(second)
        values = statistics(reference, generation)
        floors = [relabelled(reference + generation, len(reference), seed) for seed in range(relabellings)]
for name, value in values.items():
    null = sorted(floor[name] for floor in floors)
    print(name, value, (null[int(0.01 * len(null))], null[int(0.99 * len(null))]) if null else "")
