"""Writes a crawl of about N megabytes into files of 100 MB, a document a line with id, text and date: make_crawl.py N SEED DIRECTORY

Documents have lines of sentences of words from a Zipf-Mandelbrot law whose most frequent words are those of English, 3,600 characters on average. A tenth are
copies of one of the 20,000 documents before, a fifth are near copies with one word in sixty changed. Files are named human-*.jsonl but for every tenth,
model-*.jsonl, so that a recipe can declare another origin for them.
"""
import json
import pathlib
import sys

import numpy

megabytes, seed, directory = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
rng = numpy.random.default_rng(seed)
types = 400_000
common = """the of and to in that is was for it with as his on be at by had not are but from or have they which one you were all her she there would
their him been has when who will more no if out so said what up its about into than them can only other new some could time these two may then do first any
my now such like our over man me even most made after also did many before must through""".split()


def name(i):
    """A word of letters alone, longer where it is rarer."""
    letters, rest = "", i * 2654435761 % 2**31
    for _ in range(1 + len(str(i))):
        rest, letter = divmod(rest, 26)
        letters += chr(97 + letter)
    while i:
        i, letter = divmod(i, 26)
        letters += chr(97 + letter)
    return letters


names = common + [name(i) for i in range(len(common), types)]
weights = 1 / (numpy.arange(types) + 2.7) ** 1.05
cumulative = numpy.cumsum(weights / weights.sum())


places = 1 << 20  # of a table that says where the search begins: most draws end there or one further
begin = numpy.searchsorted(cumulative, numpy.arange(places + 1) / places)
single = begin[:-1] == begin[1:]


def draw(count):
    chances = rng.random(count)
    cells = (chances * places).astype(numpy.int64)
    ids = begin[cells]
    wide = numpy.flatnonzero(~single[cells])
    ids[wide] = numpy.searchsorted(cumulative, chances[wide])
    return numpy.minimum(ids, types - 1)


def text(ids):
    words = [names[i] for i in ids.tolist()]
    sentences = [" ".join(words[i : i + 15]).capitalize() + "." for i in range(0, len(words), 15)]
    return "\n".join(" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4))


directory.mkdir(parents=True, exist_ok=True)
before, written, number, documents = [], 0, 0, 0
while written < megabytes * 1_000_000:
    kind = "model" if number % 10 == 9 else "human"
    with open(directory / f"{kind}-{number:04d}.jsonl", "w") as out:
        size = 0
        while size < min(100_000_000, megabytes * 1_000_000 - written):
            chance = rng.random()
            if before and chance < 0.3:
                words = before[rng.integers(len(before))]
                if chance < 0.2:
                    words = numpy.where(rng.random(len(words)) < 1 / 60, draw(len(words)), words)
            else:
                words = draw(int(rng.lognormal(6.1, 0.6)))
                if len(before) < 20_000:
                    before.append(words)
                else:
                    before[rng.integers(20_000)] = words
            day = f"{2015 + documents % 10}-{1 + documents % 12:02d}-01"
            size += out.write(json.dumps({"id": f"d{documents}", "text": text(words), "date": day}) + "\n")
            documents += 1
    written += size
    number += 1
