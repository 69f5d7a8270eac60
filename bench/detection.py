#!/usr/bin/env python3
"""How well a detector trained by genloss tells human from machine text, per generator, on its own domain and on another.

    python3 bench/detection.py DATA > rows.md

DATA holds detectrl-human-vs-llm and fast-detect-gpt-human-vs-llm. Documents are dealt by group, so that a human text and the machine's continuation of it stay
together: one half of a domain trains, the other half of it and of the other domain of the set test. No document is left out. Prompts of DetectRL without attacks.
"""
import gzip
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SETS = {
    "detectrl-human-vs-llm": ("arxiv", "xsum"),
    "fast-detect-gpt-human-vs-llm": ("squad", "xsum"),
}
PLAIN = {"original", "direct_prompt", "prompt_few_shot"}
ROOT = pathlib.Path(__file__).resolve().parent.parent
GENLOSS = os.environ.get("GENLOSS", str(ROOT / "genloss"))


def write(folder, name, domain, to):
    """Four files: human and synthetic, for training (0) and testing (1)."""
    with gzip.open(folder / name / f"{domain}.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) for line in lines]
    files = {(p, l): open(to / f"{domain}-{p}-{l}.jsonl", "w") for p in (0, 1) for l in ("human", "synthetic")}
    for row in rows:
        if row.get("condition", "original") in PLAIN:
            row["together"] = row.get("group") or row["id"]
            part = int(hashlib.sha256(row["together"].encode()).hexdigest(), 16) % 2
            files[part, row["label"]].write(json.dumps(row) + "\n")
    for file in files.values():
        file.close()


def genloss(directory, *words):
    command = [GENLOSS, "detector", *words, "--by", "generator", "--group-field", "together", "--format", "json", "--quiet"]
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def percent(x):
    return f"{100 * x:.0f}"


def line(first, part):
    cells = [*first, str(part["human"]), str(part["synthetic"]), f"{part['auroc']:.3f} [{part['low']:.3f}, {part['high']:.3f}]"]
    for rate in part["rates"]:
        cells.append(f"{percent(rate['truePositiveRate'])} [{percent(rate['low'])}, {percent(rate['high'])}]")
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    data = pathlib.Path(sys.argv[1])
    kept = []
    print("| trained on | tested on | generator | human | synthetic | AUROC | found at 1 % | found at 5 % |")
    print("|---|---|---|---:|---:|---|---|---|")
    for name, domains in SETS.items():
        short = name.split("-human")[0]
        with tempfile.TemporaryDirectory() as temporary:
            here = pathlib.Path(temporary)
            for domain in domains:
                write(data, name, domain, here)
            for domain in domains:
                detector = f"{domain}.json"
                genloss(here, "train", "--human", f"{domain}-0-human.jsonl", "--synthetic", f"{domain}-0-synthetic.jsonl", "--out", detector)
                for other in domains:
                    report = genloss(here, "test", detector, "--human", f"{other}-1-human.jsonl", "--synthetic", f"{other}-1-synthetic.jsonl")
                    first = [f"{short} {domain}", "own" if other == domain else other]
                    line([*first, "**all**"], report["all"])
                    for generator, part in report["parts"]["generator"].items():
                        line([*first, generator], part)
                    human = sum(length["human"] for length in report["lengths"])
                    flagged = sum(length["humanFlagged"] for length in report["lengths"])
                    expected = sum(length["human"] * length.get("expectedFalsePositiveRate", 0) for length in report["lengths"])
                    kept.append([*first, str(human), str(flagged), f"{expected:.1f}"])
    print("\n| trained on | tested on | human texts | flagged at 1 % | expected |\n|---|---|---:|---:|---:|")
    for cells in kept:
        print("| " + " | ".join(cells) + " |")


main()
