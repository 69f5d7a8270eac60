"""The text statistics of `genloss check`, written plainly with collections.Counter: check_text.py REFERENCE GENERATION

Both files are read once; n-grams of order 1 to 4 never cross a document (a line). Printed: distinct-n pooled and per document, entropy with the
Miller-Madow correction, entropy rate, Jensen-Shannon distance, smoothed Kullback-Leibler divergence, type coverage, rare-type recall,
Good-Turing unseen mass, compression ratio, self-repetition, document lengths. No intervals and no noise floors.
"""
import math
import sys
import zlib
from collections import Counter


def read(path):
    counts = {n: Counter() for n in (1, 2, 3, 4)}
    documents = Counter()
    ratios = {n: [0.0, 0] for n in (1, 2, 3, 4)}
    packer, packed, plain = zlib.compressobj(9), 0, 0
    lengths, per_document = [], []
    with open(path, encoding="utf-8") as lines:
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


reference, generation = read(sys.argv[1]), read(sys.argv[2])
for name, (counts, ratios, compression, lengths, repetition) in (("reference", reference), ("generation", generation)):
    entropies = [entropy(counts[n]) for n in (1, 2, 3, 4)]
    print(name, "distinct", [len(counts[n]) / sum(counts[n].values()) for n in (1, 2, 3, 4)])
    print(name, "per document", [s / k for s, k in ratios.values()])
    print(name, "entropy", entropies, "rate", [b - a for a, b in zip([0] + entropies, entropies)])
    print(name, "unseen", sum(1 for c in counts[1].values() if c == 1) / sum(counts[1].values()))
    print(name, "compression", compression, "self-repetition", repetition, "length", sum(lengths) / len(lengths))
for n in (1, 2, 3, 4):
    print("distance", n, *compare(reference[0][n], generation[0][n]))
words, others = reference[0][1], generation[0][1]
print("coverage", sum(1 for w in words if w in others) / len(words))
rare = [w for w, c in words.items() if 2 <= c <= 5]
print("rare recall", sum(1 for w in rare if w in others) / max(1, len(rare)))
