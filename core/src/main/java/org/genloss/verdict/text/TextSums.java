package org.genloss.verdict.text;

/**
 * What a labelling of the groups makes of a coded pool: the sums of both sides. Numbers of types are those expected among as many tokens
 * as the smaller side has (hypergeometric rarefaction, Hurlbert 1971), so that length alone is no richness.
 */
final class TextSums {
    /** n ln n up to here comes from a table. */
    private static final double[] N_LOG_N = new double[1 << 16];

    private static final int LONGEST_TABLE = 1 << 16;

    /** A word is used on both sides from this share of its use on the other side on. */
    private static final double STRAY = 0.1;

    static {
        for (int n = 2; n < N_LOG_N.length; n++) {
            N_LOG_N[n] = TextTypes.nLogN(n);
        }
    }

    /** The sums of one side. Types are counted at the smaller side's size, except {@code allWords} and {@code allTrigrams}. */
    static final class Side {
        long tokens;
        long runs;
        long incidences; // runs of three words, each once a group
        double rareWords;
        double words;
        double trigrams;
        long allWords;
        long allTrigrams;
        double wordsNLogN;
        double pairs; // of groups that share a run of three words, at the mean length of the side with the shorter
        // groups
        double pairedRuns; // runs at that length
        double varied;
        long variedItems;
        double topic;
        long topicItems;
        double length;
        double lengthSquare;
        long items;
        int groups;
        private long aloneWords;
        private long aloneTrigrams;

        /** Entropy of words with the correction of Miller and Madow, nats; 0 without words. */
        double entropy() {
            return tokens == 0 ? 0 : Math.log(tokens) - wordsNLogN / tokens + (allWords - 1) / (2.0 * tokens);
        }

        double lengthMean() {
            return length / items;
        }

        double lengthSpread() {
            return Math.sqrt(Math.max(0, (lengthSquare - length * length / items) / (items - 1)));
        }

        private void add(TextCoding.Coded coded, int g) {
            groups++;
            tokens += coded.tokens()[g];
            runs += coded.runs()[g];
            incidences += coded.trigrams().alone[g] + coded.trigrams().start[g + 1] - coded.trigrams().start[g];
            aloneWords += coded.words().alone[g];
            aloneTrigrams += coded.trigrams().alone[g];
            varied += coded.varied()[g];
            variedItems += coded.variedItems()[g];
            topic += coded.topic()[g];
            topicItems += coded.topicItems()[g];
            length += coded.length()[g];
            lengthSquare += coded.lengthSquare()[g];
            items += coded.items()[g];
        }
    }

    private final TextCoding.Coded coded;
    final Side reference = new Side();
    final Side candidate = new Side();

    /** Occurrences of each listed word on the candidate's side. */
    final int[] wordCounts;

    /** Groups of the candidate that contain each listed run of three words. */
    final int[] trigramGroups;

    /** Half the sum of differences of the shares, of all words, of the words that are not rare. */
    double bodyDistance;

    TextSums(TextCoding.Coded coded, boolean[] labels) {
        this(coded, labels, counts(coded.words(), labels, true), counts(coded.trigrams(), labels, false));
    }

    /** With the counts of both kinds of types at hand. */
    TextSums(TextCoding.Coded coded, boolean[] labels, int[] wordCounts, int[] trigramGroups) {
        this.coded = coded;
        this.wordCounts = wordCounts;
        this.trigramGroups = trigramGroups;
        for (int g = 0; g < coded.groups(); g++) {
            (labels[g] ? candidate : reference).add(coded, g);
        }
        long tokens = Math.min(candidate.tokens, reference.tokens);
        double[] ofCandidate = kept(candidate.tokens, tokens);
        double[] ofReference = kept(reference.tokens, tokens);
        alone(candidate, ofCandidate);
        alone(reference, ofReference);
        rareWords(ofCandidate, ofReference);
        commonWords(ofCandidate, ofReference);
        trigrams();
        pairs(candidate, reference.runs, labels, true);
        pairs(reference, candidate.runs, labels, false);
    }

    private static int[] counts(TextTypes types, boolean[] labels, boolean counted) {
        int[] counts = new int[types.listed];
        for (int g = 0; g < labels.length; g++) {
            for (int i = types.start[g]; labels[g] && i < types.start[g + 1]; i++) {
                counts[types.type[i]] += counted ? types.count[i] : 1;
            }
        }
        return counts;
    }

    /** kept[f] = 1 - C(n-f, m)/C(n, m): the chance that a type with f of n tokens is among m of them; 1 beyond the table's end. */
    private static double[] kept(long n, long m) {
        if (m == n) {
            return new double[] {0};
        }
        int size = (int) Math.min(LONGEST_TABLE, Math.min(n, 1 + 28 * (n / Math.max(1, m) + 1)));
        double[] kept = new double[size + 1];
        double miss = 1;
        for (int f = 1; f <= size; f++) {
            miss *= Math.max(0.0, n - m - f + 1) / (n - f + 1);
            kept[f] = 1 - miss;
        }
        return kept;
    }

    private static double kept(double[] table, int f) {
        return f < table.length ? table[f] : 1;
    }

    private static double nLogN(int n) {
        return n < N_LOG_N.length ? N_LOG_N[n] : TextTypes.nLogN(n);
    }

    private static void alone(Side side, double[] kept) {
        side.rareWords = side.aloneWords * kept(kept, 1);
        side.allWords = side.aloneWords;
    }

    private void rareWords(double[] ofCandidate, double[] ofReference) {
        int[] total = coded.words().total;
        for (int w = 0; w < coded.words().rare; w++) {
            int c = wordCounts[w];
            int r = total[w] - c;
            candidate.rareWords += kept(ofCandidate, c);
            reference.rareWords += kept(ofReference, r);
            candidate.allWords += c > 0 ? 1 : 0;
            reference.allWords += r > 0 ? 1 : 0;
            candidate.wordsNLogN += nLogN(c);
            reference.wordsNLogN += nLogN(r);
        }
        candidate.words = candidate.rareWords;
        reference.words = reference.rareWords;
    }

    private void commonWords(double[] ofCandidate, double[] ofReference) {
        int[] total = coded.words().total;
        double perCandidate = candidate.tokens == 0 ? 0 : 1.0 / candidate.tokens;
        double perReference = reference.tokens == 0 ? 0 : 1.0 / reference.tokens;
        double distance = 0;
        for (int w = coded.words().rare; w < total.length; w++) {
            int c = wordCounts[w];
            int r = total[w] - c;
            candidate.words += kept(ofCandidate, c);
            reference.words += kept(ofReference, r);
            candidate.allWords += c > 0 ? 1 : 0;
            reference.allWords += r > 0 ? 1 : 0;
            candidate.wordsNLogN += nLogN(c);
            reference.wordsNLogN += nLogN(r);
            distance += Math.abs(c * perCandidate - r * perReference);
        }
        bodyDistance = distance / 2;
    }

    private void trigrams() {
        int[] groups = coded.trigrams().groups;
        long m = Math.min(candidate.incidences, reference.incidences);
        double[] ofCandidate = kept(candidate.incidences, m);
        double[] ofReference = kept(reference.incidences, m);
        candidate.trigrams = candidate.aloneTrigrams * kept(ofCandidate, 1);
        reference.trigrams = reference.aloneTrigrams * kept(ofReference, 1);
        candidate.allTrigrams = candidate.aloneTrigrams;
        reference.allTrigrams = reference.aloneTrigrams;
        for (int t = 0; t < groups.length; t++) {
            int c = trigramGroups[t];
            int r = groups[t] - c;
            candidate.trigrams += kept(ofCandidate, c);
            reference.trigrams += kept(ofReference, r);
            candidate.allTrigrams += c > 0 ? 1 : 0;
            reference.allTrigrams += r > 0 ? 1 : 0;
        }
    }

    /**
     * Pairs of groups that share a run, each group thinned to the mean length of the other side where that is shorter: of f occurrences in a
     * group one is left with chance 1 - (1 - share)^f. Without that, a run that most groups have several times makes short texts alike.
     */
    private void pairs(Side side, long others, boolean[] labels, boolean label) {
        int[] groups = coded.trigrams().groups;
        double mean = (double) side.runs / side.groups;
        double otherMean = (double) others / (labels.length - side.groups);
        double share = mean > otherMean ? otherMean / mean : 1;
        long whole = 0;
        for (int t = 0; t < groups.length; t++) {
            long n = label ? trigramGroups[t] : groups[t] - trigramGroups[t];
            whole += n * (n - 1) / 2;
        }
        side.pairs = share * share * whole + (share < 1 ? repeated(share, labels, label) : 0);
        side.pairedRuns = share * side.runs;
    }

    /** What groups that have a run more than once add to the pairs of groups that have it once. */
    private double repeated(double share, boolean[] labels, boolean label) {
        TextTypes.Repeated all = coded.trigrams().repeated;
        double[] present = new double[all.most() + 1];
        for (int f = 1; f < present.length; f++) {
            present[f] = 1 - (1 - present[f - 1]) * (1 - share);
        }
        double added = 0;
        int i = 0;
        while (i < all.type().length) {
            int type = all.type()[i];
            int n = label ? trigramGroups[type] : coded.trigrams().groups[type] - trigramGroups[type];
            double more = 0;
            double square = 0;
            for (; i < all.type().length && all.type()[i] == type; i++) {
                if (labels[all.group()[i]] == label) {
                    double p = present[all.count()[i]];
                    more += p - share;
                    square += p * p - share * share;
                }
            }
            double sum = share * n + more;
            added += more == 0 ? 0 : (sum * sum - share * share * n - square - share * share * n * (n - 1.0)) / 2;
        }
        return added;
    }

    /** Runs of three words that both sides have. */
    long sharedTrigrams() {
        long all = coded.trigrams().listed + candidate.aloneTrigrams + reference.aloneTrigrams;
        return candidate.allTrigrams + reference.allTrigrams - all;
    }

    /**
     * Share of a side's text in words of which the other side has at least a tenth of that share; of the side that has more of it. A stray word
     * of another language is no word in common.
     */
    double inWordsOfBoth() {
        double perCandidate = 1.0 / candidate.tokens;
        double perReference = 1.0 / reference.tokens;
        double ofCandidate = 0;
        double ofReference = 0;
        for (int w = 0; w < wordCounts.length; w++) {
            double c = wordCounts[w] * perCandidate;
            double r = (coded.words().total[w] - wordCounts[w]) * perReference;
            ofCandidate += r >= STRAY * c ? c : 0;
            ofReference += c >= STRAY * r ? r : 0;
        }
        return Math.max(ofCandidate, ofReference);
    }
}
