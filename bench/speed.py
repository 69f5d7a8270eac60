"""Processor seconds of the peers of SpeedBench.java.

    python3 bench/speed.py texts 1000 60 texts.txt     # writes the texts
    python3 bench/speed.py bleu texts.txt 20           # self-BLEU-4 by nltk of the first 20 texts against all others, scaled to all
    python3 bench/speed.py vendi 5000 768              # by numpy: the d x d second moments of unit vectors and their eigenvalues
"""

import sys
import time

import numpy as np


def texts(count, words, name):
    r = np.random.default_rng(1)
    ranks = np.minimum(r.zipf(1.3, (count, int(words))), 20000)
    names = ["".join(chr(97 + int(x) // 26**k % 26) for k in range(4)) for x in range(20001)]
    with open(name, "w") as out:
        for row in ranks:
            out.write(" ".join(names[x] for x in row) + "\n")


def bleu(name, some):
    from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu

    all_texts = [line.split() for line in open(name)]
    method = SmoothingFunction().method1
    start = time.process_time()
    scores = [
        sentence_bleu(all_texts[:i] + all_texts[i + 1 :], all_texts[i], smoothing_function=method) for i in range(int(some))
    ]
    seconds = time.process_time() - start
    print(f"{seconds:.1f} s of {some} texts, {seconds * len(all_texts) / int(some):.0f} s of all  {np.mean(scores)}")


def vendi(n, d):
    x = np.random.default_rng(1).uniform(-0.5, 0.5, (int(n), int(d)))
    seconds = []
    for _ in range(7):
        start = time.process_time()
        u = x / np.linalg.norm(x, axis=1, keepdims=True)
        l = np.linalg.eigvalsh(u.T @ u / len(u))
        l = l[l > 1e-12]
        score = np.exp(-np.sum(l * np.log(l)))
        seconds.append(time.process_time() - start)
    print(f"median {np.median(seconds):.2f} s  {score}")


if sys.argv[1] == "texts":
    texts(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
else:
    {"bleu": bleu, "vendi": vendi}[sys.argv[1]](*sys.argv[2:])
