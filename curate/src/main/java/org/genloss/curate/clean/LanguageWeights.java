package org.genloss.curate.clean;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.util.StringUtil;
import opennlp.tools.util.normalizer.AggregateCharSequenceNormalizer;
import opennlp.tools.util.normalizer.CharSequenceNormalizer;
import opennlp.tools.util.normalizer.EmojiCharSequenceNormalizer;
import opennlp.tools.util.normalizer.NumberCharSequenceNormalizer;
import opennlp.tools.util.normalizer.ShrinkCharSequenceNormalizer;
import opennlp.tools.util.normalizer.TwitterCharSequenceNormalizer;
import opennlp.tools.util.normalizer.UrlCharSequenceNormalizer;

/**
 * The probabilities of languages as OpenNLP's detector ({@code LanguageDetectorME}) computes them from its model: the softmax of sums, over the different runs of one
 * to three characters of a text, of the model's weights for them. The detector makes objects of all runs and looks each up several times; here a run is a number,
 * and all weights lie in one array. Cleaning and lower case are OpenNLP's own. Not changed once made.
 */
final class LanguageWeights {
    private static final int LONGEST = 3;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final CharSequenceNormalizer cleaned = new AggregateCharSequenceNormalizer(
            EmojiCharSequenceNormalizer.getInstance(),
            UrlCharSequenceNormalizer.getInstance(),
            TwitterCharSequenceNormalizer.getInstance(),
            NumberCharSequenceNormalizer.getInstance(),
            ShrinkCharSequenceNormalizer.getInstance());
    private final String[] languages;
    private final long[] keys; // of runs, 0 where there is none
    private final int[] numbers; // of runs, at the places of their keys
    private final int[] starts; // of a run's weights; and the end of all
    private final short[] of; // the language of a weight
    private final double[] weights;

    /** @throws IllegalArgumentException for a model of another kind, or of longer runs */
    LanguageWeights(LanguageDetectorModel model) {
        if (!(model.getMaxentModel() instanceof AbstractModel parameters)) {
            throw new IllegalArgumentException("the model of languages has no weights of runs");
        }
        Object[] parts = parameters.getDataStructures();
        Map<?, ?> contexts = (Map<?, ?>) parts[1];
        languages = (String[]) parts[2];
        keys = new long[Integer.highestOneBit(contexts.size()) * 4];
        numbers = new int[keys.length];
        starts = new int[contexts.size() + 1];
        int all = 0;
        for (Object context : contexts.values()) {
            all += ((Context) context).getOutcomes().length;
        }
        of = new short[all];
        weights = new double[all];
        int number = 0;
        for (Map.Entry<?, ?> entry : contexts.entrySet()) {
            enter((String) entry.getKey(), number++, (Context) entry.getValue());
        }
    }

    private void enter(String run, int number, Context context) {
        if (run.isEmpty() || run.length() > LONGEST) {
            throw new IllegalArgumentException("the model of languages has a run of " + run.length() + " characters");
        }
        long key = 0;
        for (int i = 0; i < run.length(); i++) {
            key = longer(key, run.charAt(i));
        }
        int place = place(key);
        keys[place] = key;
        numbers[place] = number;
        int at = starts[number];
        for (int i = 0; i < context.getOutcomes().length; i++, at++) {
            of[at] = (short) context.getOutcomes()[i];
            weights[at] = context.getParameters()[i];
        }
        starts[number + 1] = at;
    }

    /** A run with one more character: 17 bits each, the highest of them set, so that no two runs have the same number and none has 0. */
    private static long longer(long run, char next) {
        return run << 17 | 0x10000 | next;
    }

    /** Where a run is, or would be. */
    private int place(long key) {
        int place = (int) ((key * SPREAD) >>> (Long.numberOfLeadingZeros(keys.length) + 1));
        while (keys[place] != 0 && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    /** The languages, by the places of their probabilities. */
    String[] languages() {
        return languages.clone();
    }

    /** The probability of each language for a text. */
    double[] of(CharSequence text) {
        CharBuffer characters = StringUtil.toLowerCaseCharBuffer(cleaned.normalize(text));
        double[] chances = new double[languages.length];
        Arrays.fill(chances, Math.log(1.0 / languages.length));
        add(characters.array(), characters.arrayOffset() + characters.position(), characters.length(), chances);
        double sum = 0;
        for (int i = 0; i < chances.length; i++) {
            chances[i] = StrictMath.exp(chances[i]);
            sum += chances[i];
        }
        for (int i = 0; i < chances.length; i++) {
            chances[i] /= sum;
        }
        return chances;
    }

    /** The weights of each run that the model knows, once. */
    private void add(char[] characters, int from, int length, double[] sums) {
        long[] added = new long[(starts.length >> 6) + 1];
        for (int i = from; i < from + length; i++) {
            long key = 0;
            for (int k = i; k < Math.min(i + LONGEST, from + length); k++) {
                key = longer(key, characters[k]);
                int place = place(key);
                int run = numbers[place];
                if (keys[place] == key && (added[run >> 6] >>> run & 1) == 0) {
                    added[run >> 6] |= 1L << run;
                    add(run, sums);
                }
            }
        }
    }

    private void add(int run, double[] sums) {
        for (int at = starts[run]; at < starts[run + 1]; at++) {
            sums[of[at]] += weights[at];
        }
    }
}
