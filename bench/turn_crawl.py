"""Makes a crawl three times as large: turn_crawl.py DIRECTORY

Beside each file that make_crawl.py wrote come two more with the same documents under other ids: the words in reverse order, and every second word first, then the
others. No run of words is as it was, while copies are still copies and near copies as near as before.
"""
import json
import pathlib
import sys

ORDERS = {"reversed": lambda words: words[::-1], "halved": lambda words: words[::2] + words[1::2]}


def turned(text, order):
    words = order(text.split())
    return "\n".join(" ".join(words[i : i + 60]) for i in range(0, len(words), 60))


for file in sorted(pathlib.Path(sys.argv[1]).glob("*-[0-9][0-9][0-9][0-9].jsonl")):
    for name, order in ORDERS.items():
        with open(file) as lines, open(file.with_name(f"{file.stem}-{name}.jsonl"), "w") as out:
            for line in lines:
                record = json.loads(line)
                record["id"] += "-" + name
                record["text"] = turned(record["text"], order)
                out.write(json.dumps(record) + "\n")
