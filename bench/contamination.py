#!/usr/bin/env python3
"""Contamination estimates on mixtures of real human and machine text with a known share.

    python3 bench/contamination.py DATA > rows.md

DATA holds detectrl-human-vs-llm and fast-detect-gpt-human-vs-llm. Human and machine documents are dealt by group: one part each is the reference, of
the others a corpus of 400 documents is mixed. Own domain: references of the corpus' domain; other: of the other domain of the set.
The true share is counted in sentences, as the estimate is (in documents where no share could be said). Each row is one mixture of one fixed seed, none is left out.
"""
import collections
import gzip
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SHARES = [0, 0.025, 0.1, 0.25, 0.5]
SETS = {
    "detectrl-human-vs-llm": ("arxiv", "xsum"),
    "fast-detect-gpt-human-vs-llm": ("squad", "xsum"),
}
PLAIN = {"original", "direct_prompt", "prompt_few_shot"}
SIZE = 400
ROOT = pathlib.Path(__file__).resolve().parent.parent
GENLOSS = os.environ.get("GENLOSS", str(ROOT / "genloss"))


def documents(folder, domain):
    with gzip.open(folder / f"{domain}.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) for line in lines]
    return [r for r in rows if r.get("condition", "original") in PLAIN]


def part(row):
    """0 for the references, 1 for the corpus: by group, so that a human text and the machine's continuation of it stay together."""
    return int(hashlib.sha256(str(row.get("group") or row["id"]).encode()).hexdigest(), 16) % 2


def write(path, rows):
    rows = [dict(r, together=r.get("group") or r["id"]) for r in rows]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))


def run(directory):
    command = [GENLOSS, "contamination", "corpus.jsonl", "--human", "human.jsonl",
               "--synthetic", "synthetic.jsonl", "--by", "label", "--format", "json", "--group-field", "together"]
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)["words"]


def row(directory, name, domain, other, share, seed):
    rnd = random.Random(f"{name}/{domain}/{share}/{seed}")
    sides = collections.defaultdict(list)
    for r in documents(directory, domain):
        sides[part(r), r["label"]].append(r)
    reference = sides if other == domain else collections.defaultdict(list)
    if other != domain:
        for r in documents(directory, other):
            reference[part(r), r["label"]].append(r)
    human, machine = sides[1, "human"], sides[1, "synthetic"]
    rnd.shuffle(human)
    rnd.shuffle(machine)
    size = min(SIZE, len(human), int(len(machine) / max(share, 1e-9)) if share else SIZE)
    synthetic = round(size * share)
    with tempfile.TemporaryDirectory() as temporary:
        here = pathlib.Path(temporary)
        write(here / "corpus.jsonl", human[: size - synthetic] + machine[:synthetic])
        write(here / "human.jsonl", reference[0, "human"])
        write(here / "synthetic.jsonl", reference[0, "synthetic"])
        words = run(here)
    parts = words["parts"]["label"]
    sentences = {k: v["sentences"] for k, v in parts.items()}
    truth = sentences.get("synthetic", 0) / sum(sentences.values()) if sentences else share
    c = words["corrected"]
    if "unclipped" not in c:
        shown = "not told apart"
    else:
        inside = c["unclippedLow"] <= truth <= c["unclippedHigh"]
        ends = ("value", "low", "high") if c["status"] == "ok" else ("unclipped", "unclippedLow", "unclippedHigh")
        value, low, high = (100 * c[end] for end in ends)
        shown = f"{'' if c['status'] == 'ok' else 'beyond: '}{value:.1f} [{low:.1f}, {high:.1f}] {'' if inside else '(misses)'}"
    kind = "own" if other == domain else other
    print(f"| {name.split('-human')[0]} {domain} | {kind} | {100 * truth:.1f} | {shown.strip()} "
          f"| {100 * words['published']['value']:.1f} | {100 * words['floor']['value']:.1f} "
          f"| {100 * words.get('detectable', 1):.1f} | {words['toldApart']:.2f} "
          f"| {'strange' if words['misfit']['strange'] else 'fits'} {words['misfit']['corpus'] / words['misfit']['references']:.1f} |", flush=True)


def main():
    data = pathlib.Path(sys.argv[1])
    print("| corpus | references | true % | corrected % [95 %] | published % | floor % | seen from % | told apart | words |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---|")
    for name, domains in SETS.items():
        for domain in domains:
            for other in domains:
                for share in SHARES:
                    row(data / name, name, domain, other, share, 1)


main()
