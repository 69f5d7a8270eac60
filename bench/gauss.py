"""1-d Gaussian replace, n = 100, 50 generations, 10,000 replicates, vectorised over replicates: seconds of one core, best of the repeats.

Usage: OMP_NUM_THREADS=1 python3 bench/gauss.py [repeats]
"""
import sys
import time

import numpy


def chain(rng, replicates=10000, n=100, generations=50):
    x = rng.standard_normal((replicates, n))
    mean, sd = x.mean(1), x.std(1)
    for _ in range(generations - 1):
        x = mean[:, None] + sd[:, None] * rng.standard_normal((replicates, n))
        mean, sd = x.mean(1), x.std(1)
    return mean, sd


times = []
for repeat in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
    start = time.process_time()
    mean, sd = chain(numpy.random.default_rng(repeat))
    times.append(time.process_time() - start)
    print(f"{times[-1]:.3f} s  mean variance {numpy.mean(sd ** 2):.4f} (exact {0.99 ** 50:.4f})")
print(f"median {sorted(times)[len(times) // 2]:.3f} s, least {min(times):.3f} s")
