# Makes the texts of the example: awk -f make.awk -v out=DIR. Its own generator of numbers gives the same files under every awk.
# ids say what was planted: copy-, near-, machine-, junk- and falconry- (the rare topic); page- is the rest.

function random() { state = (state * 16807) % 2147483647; return state / 2147483647 }
function one(list,   words, n) { n = split(list, words, "|"); return words[1 + int(n * random())] }
function zipf(types) { return int(types ^ random()) } # rank r has a share of about 1 / r

# A surname or a village of made-up syllables, always the same for a rank: the long tail of rare words.
function proper(rank,   word, i) {
  word = ""
  for (i = 0; i < 3; i++) { word = word syllable[1 + rank % 40]; rank = int(rank / 40) + 7 * i + 3 }
  return toupper(substr(word, 1, 1)) substr(word, 2)
}

function noun(topic) { return one(nouns[topic]) }

function sentence(topic, model,   kind) {
  if (model && random() < 0.6) {
    kind = one("1|2|3|4|5")
    if (kind == 1) return "It is important to note that the " noun(topic) " plays a crucial role in the " one(things) " of " proper(zipf(40)) "."
    if (kind == 2) return "Moreover, the " noun(topic) " offers a rich tapestry of " one(things) " and " one(things) " for everyone involved."
    if (kind == 3) return "In conclusion, the " noun(topic) " serves as a testament to the enduring " one(things) " of the community."
    if (kind == 4) return "Additionally, this highlights how the " noun(topic) " can foster a deeper sense of " one(things) "."
    return "Overall, the " noun(topic) " underscores the importance of " one(things) " in today's world."
  }
  kind = one("1|2|3|4|5|6|7|8|9")
  if (kind == 1) return "Old " proper(zipf(names)) " kept the " noun(topic) " " one(places) " and would not hear of it being " one(done) "."
  if (kind == 2) return "When we came to " proper(zipf(names)) " the " noun(topic) " had been " one(done) " by the time the rain stopped."
  if (kind == 3) return "I asked " proper(zipf(names)) " about the " noun(topic) ", and she said that her " one(kin) " had " one(done) " it once with a " noun(topic) "."
  if (kind == 4) return "There is a " one(kinds) " " noun(topic) " at " proper(zipf(names)) " that nobody has " one(done) " since the " one(years) " winter."
  if (kind == 5) return "They have the " noun(topic) " from their " one(kin) ", " one(places) ", and it is " one(kinds) " to this day."
  if (kind == 6) return "What the " one(kin) " paid for that " noun(topic) " was more than a " one(kinds) " horse was worth in " proper(zipf(names)) "."
  if (kind == 7) return "Nobody told " proper(zipf(names)) " that a " noun(topic) " is not " one(done) " with a " one(kinds) " " noun(topic) "."
  if (kind == 8) return "On the road to " proper(zipf(names)) " you pass " one(places) " where the " noun(topic) " was " one(done) " by hand."
  return "My " one(kin) " still laughs at how the " noun(topic) " was " one(done) " twice that " one(years) " spring."
}

function text(topic, sentences, model,   all, i) {
  all = sentence(topic, model)
  for (i = 1; i < sentences; i++) all = all " " sentence(topic, model)
  return all
}

# One word in sixty changed, as when a site copies a page and edits it a little.
function edited(given,   words, n, i, all) {
  n = split(given, words, " ")
  all = ""
  for (i = 1; i <= n; i++) all = all (i > 1 ? " " : "") (i % 60 == 30 ? one(kin) : words[i])
  return all
}

function put(file, id, topic, day, body) {
  printf "{\"id\": \"%s\", \"topic\": \"%s\", \"date\": \"%s\", \"text\": \"%s\"}\n", id, topic, day, body > (out "/" file)
}

function subject() { return one("bread|bread|bread|bread|boats|boats|boats|clocks|clocks|orchards|orchards|wells") }
function day(first) { return sprintf("%d-%02d-%02d", first + int(8 * random()), 1 + int(12 * random()), 1 + int(28 * random())) }

BEGIN {
  state = 20240901
  names = 8000 # how many names there are
  split("ba be bi bo bra da de do dra el en fa fe ga go gra ha he in ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to", syllable, " ")
  nouns["bread"] = "oven|loaf|dough|crust|flour sack|peel|baker's boy|rye|yeast|kneading trough"
  nouns["boats"] = "keel|mast|rudder|net|ferry|oar|harbour wall|sail|anchor|tide"
  nouns["clocks"] = "pendulum|dial|spring|bell|escapement|tower clock|winding key|striking hand"
  nouns["orchards"] = "pear tree|graft|ladder|cider press|hedge|apple loft|frost|beehive"
  nouns["wells"] = "windlass|bucket|spring water|stone rim|pump|rope|cistern"
  nouns["falconry"] = "jess|creance|eyas|mews|lure|tiercel|hood|gyrfalcon|bewit|haggard"
  things = "growth|balance|harmony|innovation|heritage|collaboration|resilience|connection"
  places = "behind the mill|under the stairs|on the far bank|at the crossroads|beyond the quarry|next to the chapel"
  done = "mended|sold|measured|painted|stolen|blessed|weighed|carried|forgotten|lent"
  kin = "aunt|brother|neighbour|grandfather|godmother|cousin|uncle|sister"
  kinds = "crooked|borrowed|heavy|good|cracked|half finished|green|narrow"
  years = "long|late|dry|wet|bad|early"

  for (i = 1; i <= 900; i++) {
    t = subject()
    page[i] = text(t, 6 + int(5 * random()), 0)
    about[i] = t
    put("crawl.jsonl", "page-" i, t, day(2008), page[i])
    put("village.jsonl", "page-" i, t, "2008-01-01", page[i])
  }
  # The rare topic: short notes, half of them shorter than the quality rule's fifty words.
  for (i = 1; i <= 24; i++) put("crawl.jsonl", "falconry-" i, "falconry", day(2008), text("falconry", i % 2 ? 2 : 5, 0))
  for (i = 1; i <= 60; i++) put("crawl.jsonl", "copy-" i, about[7 * i], day(2017), page[7 * i])
  for (i = 1; i <= 60; i++) put("crawl.jsonl", "near-" i, about[11 * i + 2], day(2017), edited(page[11 * i + 2]))
  for (i = 1; i <= 100; i++) { t = subject(); put("crawl.jsonl", "machine-" i, t, day(2017), text(t, 6 + int(5 * random()), 1)) }
  for (i = 1; i <= 20; i++) put("crawl.jsonl", "junk-" i, "none", day(2017), "menu # # # home | login " i " ... ... read more ...")
  # A model that tells such stories with few names: its text is declared, and lacks the tail.
  names = 60
  for (i = 1; i <= 600; i++) { t = subject(); put("stories.jsonl", "story-" i, t, day(2019), text(t, 6 + int(5 * random()), 0)) }
  names = 8000
  # What a detector is trained on: other texts of both kinds, of which it is known who wrote them.
  for (i = 1; i <= 400; i++) { t = subject(); put("known-human.jsonl", "h" i, t, day(2008), text(t, 6 + int(5 * random()), 0)) }
  for (i = 1; i <= 400; i++) { t = subject(); put("known-model.jsonl", "m" i, t, day(2019), text(t, 6 + int(5 * random()), 1)) }
}
