#!/bin/sh
# Makes the texts, builds a mix from them, traces a record, finds a flipped byte, and runs the loop with and without the recipe: run.sh [DIR]
# GENLOSS names another launcher than that of this clone. GENERATIONS and REPLICATES make the loop shorter.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
genloss=${GENLOSS:-$here/../../genloss}
mkdir -p "${1:-curated}/data"
cd "${1:-curated}"
cp "$here/recipe.yaml" .
sed -e "s/^generations: .*/generations: ${GENERATIONS:-5}/" -e "s/^replicates: .*/replicates: ${REPLICATES:-5}/" "$here/loop.yaml" >loop.yaml
say() { printf '\n== %s\n' "$*"; }

say 'texts with planted copies, machine text, junk and a rare topic'
awk -f "$here/make.awk" -v out=data
wc -l data/*.jsonl

say 'a detector of the sort of machine text that is suspected, from other texts of known authors'
"$genloss" detector train --human data/known-human.jsonl --synthetic data/known-model.jsonl --out data/detector.json

say 'the mix'
"$genloss" curate recipe.yaml --out mix

say 'what became of what was planted: records given, records in the mix'
for planted in page falconry copy near machine junk story; do
  given=$(cat data/crawl.jsonl data/stories.jsonl | grep -c "\"id\": \"$planted-")
  kept=$(cat mix/shards/*.jsonl | grep -c "\"id\":\"$planted-") || true
  printf '%-10s %5s %5s\n' "$planted" "$given" "$kept"
done

say 'where a record of the mix comes from, and why another is not there'
"$genloss" ledger trace falconry-1 mix
"$genloss" ledger trace copy-1 mix

say 'the ledger, before and after one byte of a shard is flipped'
"$genloss" ledger verify mix
rm -rf changed
cp -R mix changed
first=$(ls changed/shards/*.jsonl | head -n 1)
{ head -c 1000 mix/"${first#*/}"; printf '~'; tail -c +1002 mix/"${first#*/}"; } >"$first"
if "$genloss" ledger verify changed; then
  echo 'the change was not seen'
  exit 1
fi

say 'models trained on their own text, without the recipe and with it'
sed '$a\
mitigations: [ { id: curate, recipe: recipe.yaml } ]' loop.yaml >loop-curated.yaml
"$genloss" simulate loop.yaml --out without --quiet >without.txt
"$genloss" simulate loop-curated.yaml --out with --quiet >with.txt

say 'the last generation: mean over the runs and its 95 % interval'
printf '%-12s %-14s %-12s %8s %18s\n' regime metric recipe mean interval
for metric in tail-recall perplexity; do
  for regime in accumulate fresh-mix; do
    for arm in without with; do
      awk -F, -v metric="$metric" -v regime="$regime" -v arm="$arm" '
        $2 ~ regime && $6 !~ /"/ && $3 == 0 && $5 == metric && $4 >= last { last = $4; mean = $(NF - 4); low = $(NF - 3); high = $(NF - 2) }
        END { printf "%-12s %-14s %-12s %8.3f %8.3f to %.3f\n", regime, metric, arm, mean, low, high }' "$arm/trajectory.csv"
    done
  done
done
