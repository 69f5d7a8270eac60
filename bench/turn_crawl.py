"""Makes a crawl several times as large: turn_crawl.py DIRECTORY TIMES

Beside each file that make_crawl.py wrote come TIMES - 1 more with the same documents under other ids: the words in reverse order; every second word first, then the
others; that in reverse; every third word, and so on. No run of words is as it was, while copies are still copies and near copies as near as before.
"""
import json
import pathlib
import sys

directory, times = pathlib.Path(sys.argv[1]), int(sys.argv[2])


def turned(text, order):
    words, stride = text.split(), 1 + order // 2
    words = [word for start in range(stride) for word in words[start::stride]]
    words = words[::-1] if order % 2 else words
    return "\n".join(" ".join(words[i : i + 60]) for i in range(0, len(words), 60))


for file in sorted(directory.glob("*-[0-9][0-9][0-9][0-9].jsonl")):
    with open(file) as lines:
        records = [json.loads(line) for line in lines]
    for order in range(1, times):
        with open(file.with_name(f"{file.stem}-turned-{order}.jsonl"), "w") as out:
            for record in records:
                turn = record | {"id": f"{record['id']}-{order}", "text": turned(record["text"], order)}
                out.write(json.dumps(turn) + "\n")
