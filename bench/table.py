"""Beside `genloss metric ks population-stability column-jensen-shannon column-wasserstein`: the same four, column by column, by scipy and numpy.

    python3 bench/table.py make 1000000 real.npz made.npz      # two tables of 10 columns of numbers and 10 of categories
    python3 bench/table.py measure real.npz made.npz           # from memory: seconds of the processor of each of the four

genloss reads parquet of the same laws, which DuckDB writes: bench/table.sql.
"""

import sys
import time

import numpy as np
from scipy.spatial.distance import jensenshannon
from scipy.stats import ks_2samp, wasserstein_distance

LEVELS = [2, 2, 10, 10, 10, 100, 100, 100, 1000, 20000]


def table(rows, seed):
    r = np.random.default_rng(seed)
    numbers = [r.normal(size=rows) * (i + 1) for i in range(3)] + [np.exp(r.normal(size=rows)) for _ in range(2)]
    numbers += [r.exponential(10, rows) for _ in range(2)] + [np.floor(r.uniform(0, 1000, rows)), np.round(r.uniform(0, 100, rows), 2)]
    numbers += [1.7e9 + r.uniform(0, 30 * 86400, rows)]
    return np.array(numbers), np.array([np.floor(r.uniform(size=rows) ** 2 * k).astype(np.int32) for k in LEVELS])


def make(rows, names):
    for seed, name in enumerate(names, 1):
        numbers, codes = table(rows, seed)
        np.savez(name, numbers=numbers, codes=codes)


def shares(pair):
    """Of categories, or of tenths of the reference."""
    a, b = pair
    if a.dtype.kind == "f":
        edges = np.quantile(a, np.linspace(0, 1, 11)[1:-1])
        a, b = np.searchsorted(edges, a, "left"), np.searchsorted(edges, b, "left")
    size = max(a.max(), b.max()) + 1
    return np.bincount(a, minlength=size) / len(a), np.bincount(b, minlength=size) / len(b)


def stability(pair):
    p, q = (np.maximum(x, 1e-4) for x in shares(pair))
    return float(np.sum((q - p) * np.log(q / p)))


def measure(names):
    left, right = (np.load(name) for name in names)
    numbers = list(zip(left["numbers"], right["numbers"]))
    columns = numbers + list(zip(left["codes"], right["codes"]))
    for name, of, some in [
        ("ks", lambda pair: ks_2samp(*pair).statistic, numbers),
        ("population-stability", stability, columns),
        ("column-jensen-shannon", lambda pair: jensenshannon(*shares(pair), base=2), columns),
        ("column-wasserstein", lambda pair: wasserstein_distance(*pair) / pair[0].std(), numbers),
    ]:
        start = time.process_time()
        values = [of(pair) for pair in some]
        print(f"{name}: {time.process_time() - start:.1f} s", " ".join(f"{v:.6f}" for v in values))


if sys.argv[1] == "make":
    make(int(sys.argv[2]), sys.argv[3:])
else:
    measure(sys.argv[2:])
