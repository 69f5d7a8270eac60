package org.genloss.verdict.text;

import java.util.Arrays;
import org.genloss.metric.text.Ngrams;
import org.genloss.profile.Pool;

/** All that the statistics of texts sum up, group by group, blind to labels. The first 512 words of an item, 32 items a group. */
record TextCoding() implements Pool.Coding<TextCoding.Coded> {
    private static final int MOST_WORDS = 512;
    private static final int MOST_ITEMS = 32;
    private static final int LEAST_FOR_TOPIC = 20;
    private static final double TOPICAL = 0.05;
    private static final double WINSORISED = 0.99;

    /**
     * Coded groups. Arrays with one entry a group unless said otherwise.
     *
     * @param names the words
     * @param text all words in a row, as numbers
     * @param words the words of groups
     * @param trigrams the runs of three words inside an item
     * @param tokens number of words
     * @param runs number of runs of three words
     * @param varied sum over items of distinct/all of the first runs of three words, up to the median number; {@code variedItems} have any
     * @param topic sum over items of at least 20 words of the chance that two of its words are the same topical word; of {@code topicItems}
     * @param topicScale mean of that chance over all items; NaN where under half of the items have 20 words
     * @param length sum over items of ln(words + 1), and of its square
     */
    record Coded(
            java.util.List<String> names,
            int[] text,
            TextTypes words,
            TextTypes trigrams,
            int[] tokens,
            int[] runs,
            double[] varied,
            int[] variedItems,
            double[] topic,
            int[] topicItems,
            double topicScale,
            double[] length,
            double[] lengthSquare,
            int[] items) {
        int groups() {
            return tokens.length;
        }
    }

    @Override
    public Coded code(Pool whole) {
        return new Coder(capped(whole)).coded();
    }

    private static Pool capped(Pool pool) {
        java.util.List<org.genloss.profile.Draw.Group> groups = new java.util.ArrayList<>();
        for (int g = 0; g < pool.groups(); g++) {
            var group = pool.group(g);
            int most = Math.min(MOST_ITEMS, group.items().size());
            groups.add(new org.genloss.profile.Draw.Group(
                    group.name(), group.hash(), group.items().subList(0, most)));
        }
        int reference = pool.referenceGroups();
        return new Pool(pool.schema(), groups.subList(0, reference), groups.subList(reference, groups.size()));
    }

    private static final class Coder {
        private final Pool pool;
        private final TextTokens.Coded text;
        private final Ngrams.Coded trigrams;
        private final Ngrams.Coded words;
        private final int k;

        Coder(Pool pool) {
            this.pool = pool;
            this.k = pool.groups();
            this.text = new TextTokens(MOST_WORDS).code(pool);
            this.words = Ngrams.of(text.tokens(), 1);
            this.trigrams = Ngrams.of(text.tokens(), 3);
        }

        Coded coded() {
            TextTypes wordTypes = new TextTypes(words, pool, 1, Math.max(3, k / 200));
            TextTypes trigramTypes = new TextTypes(trigrams, pool, 2, 0);
            double[] chance = topicChances();
            int window = window();
            double[] varied = new double[k];
            int[] variedItems = new int[k];
            double[] topic = new double[k];
            int[] topicItems = new int[k];
            double[] length = new double[k];
            double[] square = new double[k];
            int[] items = new int[k];
            for (int g = 0; g < k; g++) {
                for (int i = pool.firstItem(g); i < pool.firstItem(g + 1); i++) {
                    if (trigrams.total()[i] > 0) {
                        varied[g] += varied(i, window);
                        variedItems[g]++;
                    }
                    if (!Double.isNaN(chance[i])) {
                        topic[g] += chance[i];
                        topicItems[g]++;
                    }
                    double ln = Math.log1p(text.length()[i]);
                    length[g] += ln;
                    square[g] += ln * ln;
                    items[g]++;
                }
            }
            return new Coded(
                    text.tokens().names(),
                    text.tokens().word(),
                    wordTypes,
                    trigramTypes,
                    sums(words.total()),
                    sums(trigrams.total()),
                    varied,
                    variedItems,
                    topic,
                    topicItems,
                    scale(chance),
                    length,
                    square,
                    items);
        }

        /** Median number of runs of three words over the items that have any: longer items are judged by their first ones. */
        private int window() {
            int[] sorted =
                    Arrays.stream(trigrams.total()).filter(n -> n > 0).sorted().toArray();
            return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        }

        /** Distinct share of an item's first runs of three words. */
        private double varied(int item, int window) {
            int[] word = text.tokens().word();
            int runs = Math.min(window, trigrams.total()[item]);
            long[] keys = new long[runs];
            for (int i = 0; i < runs; i++) {
                int at = text.tokens().start()[item] + i;
                keys[i] = ((long) word[at] << 42) ^ ((long) word[at + 1] << 21) ^ word[at + 2];
            }
            Arrays.sort(keys);
            int distinct = 1;
            for (int i = 1; i < runs; i++) {
                distinct += keys[i] == keys[i - 1] ? 0 : 1;
            }
            return (double) distinct / runs;
        }

        private int[] sums(int[] perItem) {
            int[] sums = new int[k];
            for (int g = 0; g < k; g++) {
                for (int i = pool.firstItem(g); i < pool.firstItem(g + 1); i++) {
                    sums[g] += perItem[i];
                }
            }
            return sums;
        }

        /** Each item's chance that two of its words are the same word of at most 5 % of the groups, winsorised; NaN under 20 words. */
        private double[] topicChances() {
            boolean[] topical = topical();
            double[] chance = new double[pool.items().size()];
            for (int i = 0; i < chance.length; i++) {
                double pairs = 0;
                for (int e = words.start()[i]; e < words.start()[i + 1]; e++) {
                    double n = words.count()[e];
                    pairs += topical[words.type()[e]] ? n * (n - 1) : 0;
                }
                double n = words.total()[i];
                chance[i] = n < LEAST_FOR_TOPIC ? Double.NaN : pairs / (n * (n - 1));
            }
            double[] sorted =
                    Arrays.stream(chance).filter(x -> !Double.isNaN(x)).sorted().toArray();
            double most = sorted.length == 0 ? 0 : sorted[(int) Math.ceil(WINSORISED * sorted.length) - 1];
            return Arrays.stream(chance)
                    .map(x -> Double.isNaN(x) ? x : Math.min(x, most))
                    .toArray();
        }

        private boolean[] topical() {
            int[] groups = new int[words.types()];
            TextTypes.Stamp stamp = new TextTypes.Stamp(words.types());
            for (int g = 0; g < k; g++) {
                stamp.next();
                for (int e = words.start()[pool.firstItem(g)]; e < words.start()[pool.firstItem(g + 1)]; e++) {
                    groups[words.type()[e]] += stamp.isNew(words.type()[e]) ? 1 : 0;
                }
            }
            boolean[] topical = new boolean[groups.length];
            for (int w = 0; w < groups.length; w++) {
                topical[w] = groups[w] <= TOPICAL * k;
            }
            return topical;
        }

        private static double scale(double[] chance) {
            double sum = 0;
            int long20 = 0;
            for (double x : chance) {
                sum += Double.isNaN(x) ? 0 : x;
                long20 += Double.isNaN(x) ? 0 : 1;
            }
            return 2 * long20 < chance.length || sum == 0 ? Double.NaN : sum / long20;
        }
    }
}
