package org.genloss.curate.rules;

import java.util.List;

/** Some words, to be looked for. */
final class WordList {
    private final long[] hashes;
    private final int longest;

    WordList(List<String> words) {
        hashes = words.stream().mapToLong(Words::hash).distinct().toArray();
        longest = words.stream().mapToInt(Characters::length).max().orElse(0);
    }

    /** How many of them occur, each counted once. */
    int occurring(Words words) {
        boolean[] met = new boolean[hashes.length];
        int found = 0;
        for (int i = 0; i < words.count() && found < hashes.length; i++) {
            if (words.points(i, 1) > longest) {
                continue;
            }
            long hash = words.hash(i, 1);
            for (int w = 0; w < hashes.length; w++) {
                if (hashes[w] == hash && !met[w]) {
                    met[w] = true;
                    found++;
                }
            }
        }
        return found;
    }
}
