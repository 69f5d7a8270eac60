"""Writes two sets of float32 vectors and times precision, recall, density and coverage by scikit-learn's pairwise distances, as the
prdc package works them out. Run: /usr/bin/python3 bench/prdc.py FOLDER [points] [dimensions]; needs numpy and scikit-learn."""
import resource
import sys
import time

import numpy as np
from sklearn.metrics import pairwise_distances


def radii(points, k):
    distances = pairwise_distances(points, metric="euclidean", n_jobs=8)
    return np.partition(distances, k, axis=1)[:, k]


def main(folder, points=10000, dimensions=768, k=5):
    random = np.random.default_rng(1)
    centres = 3 * random.normal(size=(20, dimensions))
    real = (centres[random.integers(0, 20, points)] + random.normal(size=(points, dimensions))).astype(np.float32)
    fake = (centres[random.integers(0, 19, points)] + 0.98 * random.normal(size=(points, dimensions))).astype(np.float32)
    np.save(folder + "/real.npy", real)
    np.save(folder + "/fake.npy", fake)
    start = time.time()
    of_real, of_fake = radii(real, k), radii(fake, k)
    across = pairwise_distances(real, fake, metric="euclidean", n_jobs=8)
    precision = (across < of_real[:, None]).any(axis=0).mean()
    recall = (across < of_fake[None, :]).any(axis=1).mean()
    density = (across < of_real[:, None]).sum(axis=0).mean() / k
    coverage = (across.min(axis=1) < of_real).mean()
    print(f"scikit-learn {time.time() - start:.1f} s  {precision} {recall} {density} {coverage}")
    print("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MB")


main(sys.argv[1], *map(int, sys.argv[2:]))
