"""Plants copies, machine text and a rare language in real text, for a curation whose outcome can be counted: curate_real.py TEXTS RARE DIRECTORY

TEXTS are JSON lines with text, label (human or synthetic), generator and group, such as the human and machine answers of Fast-DetectGPT; RARE are lines of another
language. Groups are halved by their hash: one half trains a detector on people and two generators, the other makes a crawl declared human, with planted texts of the
same two generators, and a declared synthetic source of a third. Writes DIRECTORY/data, recipe.yaml and loop.yaml for examples/curate.
"""
import gzip
import hashlib
import json
import pathlib
import random
import sys

texts, rare, directory = (pathlib.Path(a) for a in sys.argv[1:4])
hidden, declared = ("gpt-3.5-turbo", "gpt-4"), "gpt-neox-20b"
rng = random.Random(1)


def lines(path):
    with (gzip.open(path, "rt") if path.suffix == ".gz" else open(path)) as file:
        return [line.rstrip("\n") for line in file]


def half(record):
    return int(hashlib.sha256(record["group"].encode()).hexdigest(), 16) % 2


records = [json.loads(line) for line in lines(texts)]
human = [r for r in records if r["label"] == "human"]
vocabulary = [w for r in human for w in r["text"].split()]
out = directory / "data"
out.mkdir(parents=True, exist_ok=True)
files = {}


def put(file, name, text, topic="en"):
    files.setdefault(file, []).append(json.dumps({"id": name, "text": text, "topic": topic}))


for i, r in enumerate(r for r in human if half(r)):
    put("known-human.jsonl", f"h{i}", r["text"])
for i, r in enumerate(r for r in records if r["generator"] in hidden and half(r)):
    put("known-model.jsonl", f"m{i}", r["text"])
pages = [r["text"] for r in human if not half(r)]
for i, text in enumerate(pages):
    put("crawl.jsonl", f"page-{i}", text)
    put("village.jsonl", f"page-{i}", text)
swahili = lines(rare)
for i in range(20):
    put("crawl.jsonl", f"rare-{i}", " ".join(swahili[6 * i : 6 * i + 6]), "sw")
for i, text in enumerate(rng.sample(pages, len(pages) // 8)):
    put("crawl.jsonl", f"copy-{i}", text)
for i, text in enumerate(rng.sample(pages, len(pages) // 8)):
    words = text.split()
    for place in range(30, len(words), 60):
        words[place] = rng.choice(vocabulary)
    put("crawl.jsonl", f"near-{i}", " ".join(words))
for i, r in enumerate(r for r in records if r["generator"] in hidden and not half(r)):
    put("crawl.jsonl", f"machine-{i}", r["text"])
for i, r in enumerate(r for r in records if r["generator"] == declared and not half(r)):
    put("stories.jsonl", f"story-{i}", r["text"])
for name, content in files.items():
    (out / name).write_text("\n".join(content) + "\n")
    print(name, len(content))
example = pathlib.Path(__file__).resolve().parent.parent / "examples" / "curate"
recipe = (example / "recipe.yaml").read_text()
recipe = recipe.replace("falconry: 24", "sw: 20").replace("storyteller", declared).replace(", date-field: date", "")
(directory / "recipe.yaml").write_text(recipe)
(directory / "loop.yaml").write_text((example / "loop.yaml").read_text().replace("items: 300\n", ""))
