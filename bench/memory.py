"""Draws what MemoryBench printed: memory.py OUT.svg LINES.csv.. (Debian's python3-matplotlib)."""
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "genloss"
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(7, 3))
for name in sys.argv[2:]:
    rows = [line.strip().split(",") for line in open(name)]
    axes.plot([int(row[1]) for row in rows], [int(row[2]) for row in rows], label=rows[0][0])
axes.set_xlabel("fit")
axes.set_ylabel("memory of the process, MB")
axes.set_xticks(range(0, 21, 5))
axes.set_ylim(bottom=0)
axes.legend(loc="lower right", ncols=4, frameon=False)
figure.savefig(sys.argv[1], bbox_inches="tight", metadata={"Date": None, "Creator": None})
