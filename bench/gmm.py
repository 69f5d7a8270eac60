"""Mixture of 8 Gaussians on 100,000 x 10, full covariance, expectation maximisation from a k-means start: processor seconds of one core.

Usage: OMP_NUM_THREADS=1 python3 bench/gmm.py [iterations]   (beside org.genloss.testkit.bench.Mixture)
"""
import sys
import time
import warnings

import numpy
from sklearn.mixture import GaussianMixture

warnings.filterwarnings("ignore")
rng = numpy.random.default_rng(1)
n, d, k = 100_000, 10, 8
centres = rng.standard_normal((k, d)) * 1.5
data = centres[rng.integers(k, size=n)] + rng.standard_normal((n, d))


def seconds(iterations):
    model = GaussianMixture(k, covariance_type="full", tol=0, max_iter=iterations, reg_covar=1e-6, random_state=1)
    start = time.process_time()
    model.fit(data)
    return time.process_time() - start, model


most = int(sys.argv[1]) if len(sys.argv) > 1 else 21
few = [seconds(1)[0] for _ in range(3)]
many = [seconds(most) for _ in range(3)]
whole = sorted(t for t, _ in many)[1]
step = (whole - sorted(few)[1]) / (most - 1)
print(f"start and 1 step {sorted(few)[1]:.2f} s, {most} steps {whole:.2f} s, a step {step:.3f} s")
print(f"log-likelihood per item {many[0][1].score(data):.4f}")
