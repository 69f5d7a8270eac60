package org.genloss.neural.text;

import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.neural.training.Weights;

/**
 * Sizes of a decoder-only transformer.
 *
 * @param vocabulary tokens
 * @param context tokens that it sees at most
 * @param layers blocks of attention and feed-forward network
 * @param width numbers a token has within it
 * @param heads of each attention; the width is a multiple of it
 */
record Shape(int vocabulary, int context, int layers, int width, int heads) {
    /** The feed-forward network is so many times as wide. */
    private static final long WIDER = 4;

    /** All weights by name, with their shapes, in a fixed order; names and layout are those of GPT-2 (Radford et al. 2019). */
    Map<String, long[]> weights() {
        Map<String, long[]> all = new LinkedHashMap<>();
        all.put("wte.weight", new long[] {vocabulary, width});
        all.put("wpe.weight", new long[] {context, width});
        for (int layer = 0; layer < layers; layer++) {
            String h = "h." + layer + ".";
            norm(all, h + "ln_1");
            affine(all, h + "attn.c_attn", width, 3L * width);
            affine(all, h + "attn.c_proj", width, width);
            norm(all, h + "ln_2");
            affine(all, h + "mlp.c_fc", width, WIDER * width);
            affine(all, h + "mlp.c_proj", WIDER * width, width);
        }
        norm(all, "ln_f");
        return all;
    }

    private void norm(Map<String, long[]> all, String name) {
        all.put(name + ".weight", new long[] {width});
        all.put(name + ".bias", new long[] {width});
    }

    private static void affine(Map<String, long[]> all, String name, long from, long to) {
        all.put(name + ".weight", new long[] {from, to});
        all.put(name + ".bias", new long[] {to});
    }

    /**
     * The first place that is seen where a text goes on after a place: its begin at first; then windows follow each other half a context apart, so that
     * at least half a context is seen.
     */
    int begin(int place) {
        int half = Math.max(1, context / 2);
        return place < context ? 0 : half * ((place - context) / half + 1);
    }

    /** Numbers that a token of a window leaves for the way back of learning, about: sixteen times the width in each block, and its scores thrice. */
    double kept() {
        return 16.0 * width * layers + 2.0 * width + 3.0 * vocabulary;
    }

    /** How many numbers are learned. The table of tokens serves both ends and counts once. */
    long parameters() {
        return Weights.count(weights());
    }
}
