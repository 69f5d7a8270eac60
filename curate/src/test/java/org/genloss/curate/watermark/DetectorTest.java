package org.genloss.curate.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Settings;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watermarked tokens are written here as the papers prescribe: drawn, and drawn again while they are not what the scheme prefers. */
class DetectorTest {
    private static final int VOCABULARY = 800;
    private static final long[] KEYS = {654, 400, 836, 123, 340, 443, 597, 160};

    private static Item item(int... ids) {
        return new Item(
                "r1", "r1", new Payload.Text("x"), Origin.unknown(), true, Map.of("tokens", Arrays.toString(ids)));
    }

    private static int[] plain(int length, int run) {
        UniformRandomProvider random = Seed.of(3).child(run).random();
        return random.ints(length, 0, VOCABULARY).toArray();
    }

    private static int[] kgw(String scheme, int length) {
        Kgw kgw = new Kgw(SeedingScheme.of(scheme), VOCABULARY, 0.25);
        int[] ids = plain(length, 0);
        UniformRandomProvider random = Seed.of(4).random();
        for (int at = kgw.least() - 1; at < length; at++) {
            for (int tries = 0; tries < 4; tries++) {
                boolean[] green = kgw.score(Arrays.copyOfRange(ids, at - kgw.least() + 1, at + 1), false)
                        .green();
                if (green[0]) {
                    break;
                }
                ids[at] = random.nextInt(VOCABULARY);
            }
        }
        return ids;
    }

    private static KgwDetector kgwOf(Map<String, Object> settings) {
        return Settings.with(Settings.with(new KgwDetector(), Map.of("vocabulary", VOCABULARY)), settings);
    }

    private static Decision judge(TokenSelector selector, Item item) {
        return selector.ready(null, Seed.of(1)).judge(item);
    }

    private static Label label(TokenSelector selector, int... ids) {
        List<Label> labels = judge(selector, item(ids)).labels();
        return labels.isEmpty() ? null : labels.get(0);
    }

    /** It stays, with a label that says why there is no score. */
    private static Decision tooShort(String detector, String why) {
        return new Decision.Labelled(
                new Label(detector, Double.NaN, OptionalDouble.empty(), false, why), Decision.keep());
    }

    /** With less than a run of tokens, and with none. */
    @Test
    void whatIsTooShortSaysSo() {
        SynthIdDetector synthId = Settings.with(new SynthIdDetector(), Map.of("keys", List.of(1, 2, 3), "least", 20));
        UnigramDetector unigram = Settings.with(new UnigramDetector(), Map.of("vocabulary", VOCABULARY));
        KgwDetector repeated = kgwOf(Map.of("once", false, "least", 9));
        for (int length : new int[] {0, 3, 6}) {
            Item item = item(plain(length, 1));
            assertThat(judge(synthId, item))
                    .isEqualTo(tooShort("synthid", "too short, fewer than 20 runs of tokens in new contexts"));
            assertThat(judge(unigram, item))
                    .isEqualTo(tooShort("unigram", "too short, fewer than 16 different tokens"));
            assertThat(judge(repeated, item)).isEqualTo(tooShort("kgw", "too short, fewer than 9 runs of tokens"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple_1",
                "lefthash",
                "selfhash",
                "minhash",
                "skipgram",
                "ff-position_prf-3-False-77",
                "ff-minfunc_prf-3-True"
            })
    void everyKgwSchemeIsFound(String scheme) {
        KgwDetector detector = kgwOf(Map.of("scheme", scheme));
        Label found = label(detector, kgw(scheme, 200));
        assertThat(found.flagged()).isTrue();
        assertThat(found.detector()).isEqualTo("kgw");
        assertThat(found.errorRate()).isEqualTo(OptionalDouble.of(3.17e-5));
        assertThat(label(detector, plain(200, 1)).flagged()).isFalse();
        assertThat(label(kgwOf(Map.of("scheme", scheme, "salt", 35317, "gamma", 0.5)), kgw(scheme, 200))
                        .flagged())
                .as("another key; a salt in the scheme's own name counts")
                .isEqualTo(scheme.endsWith("-77"));
    }

    /** G and z of the run by the paper's formula; the p-value of the binomial law decides. */
    @Test
    void theStatedRateIsKept() {
        KgwDetector detector = kgwOf(Map.of("scheme", "simple_1", "false-positives", 0.05));
        Judge judge = detector.ready(null, Seed.of(1));
        int flagged = 0;
        for (int run = 0; run < 1000; run++) {
            flagged += judge.judge(item(plain(60, run))).labels().get(0).flagged() ? 1 : 0;
        }
        assertThat(flagged).isBetween(15, 70); // at most 5 %, less as counts are whole
    }

    /** The same runs again and again, as templates have them, are no evidence. */
    @Test
    void repeatsAreScoredOnce() {
        int[] template = kgw("simple_1", 12);
        int[] copies = new int[40 * template.length];
        Arrays.setAll(copies, i -> template[i % template.length]);
        assertThat(label(kgwOf(Map.of("scheme", "simple_1", "once", false)), copies)
                        .flagged())
                .isTrue();
        assertThat(label(kgwOf(Map.of("scheme", "simple_1", "least", 1)), copies)
                        .flagged())
                .isFalse();
        assertThat(judge(kgwOf(Map.of("scheme", "simple_1", "action", "exclude")), item(copies)))
                .isEqualTo(tooShort("kgw", "too short, fewer than 16 different runs of tokens"));
    }

    @Test
    void theActionIsTheUsers() {
        int[] ids = kgw("selfhash", 200);
        assertThat(judge(kgwOf(Map.of()), item(ids)).outcome()).isEqualTo(Decision.keep());
        assertThat(judge(kgwOf(Map.of("action", "exclude")), item(ids)).outcome())
                .isInstanceOfSatisfying(
                        Decision.Drop.class,
                        drop -> assertThat(drop.reason())
                                .matches("kgw: score \\d+\\.\\d+, false-positive rate 3\\.17E-5"));
        assertThat(judge(kgwOf(Map.of("action", "weigh", "factor", 0.25)), item(ids))
                        .outcome())
                .isInstanceOfSatisfying(
                        Decision.Weigh.class,
                        weigh -> assertThat(weigh.weight()).isEqualTo(0.25));
    }

    @Test
    void unigramIsFound() {
        UnigramDetector detector =
                Settings.with(new UnigramDetector(), Map.of("vocabulary", VOCABULARY, "key", 15, "share", 0.25));
        Unigram unigram = Unigram.of(15, VOCABULARY, 0.25);
        int[] green = Arrays.stream(plain(2000, 5))
                .filter(id -> unigram.green(id) || id % 7 == 0)
                .limit(300)
                .toArray();
        assertThat(label(detector, green).flagged()).isTrue();
        assertThat(label(detector, plain(300, 6)).flagged()).isFalse();
        int[] one = new int[300];
        Arrays.fill(one, green[0]);
        assertThat(judge(detector, item(one)))
                .isEqualTo(tooShort("unigram", "too short, fewer than 16 different tokens"));
    }

    private static int[] synthId(int length) {
        SynthId synthId = new SynthId(KEYS, 5, 1024);
        int[] ids = plain(length, 0);
        UniformRandomProvider random = Seed.of(9).random();
        for (int at = 4; at < length; at++) {
            double best = -1;
            int chosen = ids[at];
            for (int tries = 0; tries < 6; tries++) {
                ids[at] = random.nextInt(VOCABULARY);
                double mean = synthId.of(Arrays.copyOfRange(ids, at - 4, at + 1))
                        .weightedMean()
                        .mean();
                chosen = mean > best ? ids[at] : chosen;
                best = Math.max(best, mean);
            }
            ids[at] = chosen;
        }
        return ids;
    }

    @Test
    void synthIdIsFoundByItsMeans() {
        List<Long> keys = Arrays.stream(KEYS).boxed().toList();
        int[] ids = synthId(120);
        for (String score : List.of("mean", "weighted-mean")) {
            SynthIdDetector detector = Settings.with(new SynthIdDetector(), Map.of("keys", keys, "score", score));
            assertThat(label(detector, ids).flagged()).isTrue();
            assertThat(label(detector, ids).score()).isBetween(0.6, 0.9);
            assertThat(label(detector, plain(120, 2)).flagged()).isFalse();
        }
        SynthIdDetector other = Settings.with(new SynthIdDetector(), Map.of("keys", List.of(1, 2, 3)));
        assertThat(label(other, ids).flagged()).isFalse();
    }

    @Test
    void synthIdByBayesNeedsWhatWasTrained() {
        List<Long> keys = List.of(654L, 400L);
        SynthIdDetector untrained = Settings.with(new SynthIdDetector(), Map.of("keys", keys, "score", "bayes"));
        assertThatThrownBy(() -> judge(untrained, item(plain(50, 1)))).hasMessageContaining("beta and delta");
        SynthIdDetector trained = Settings.with(
                untrained,
                Map.of("beta", List.of(0.5, "-0.25"), "delta", List.of(List.of(), List.of(0.1)), "least", 1));
        Label found = label(trained, plain(50, 1));
        SynthId.GValues values = new SynthId(new long[] {654, 400}, 5, 1024).of(plain(50, 1));
        double odds = values.logOdds(new SynthId.Trained(new double[] {0.5, -0.25}, new double[][] {{}, {0.1}}));
        assertThat(found.score()).isEqualTo(1 / (1 + Math.exp(-odds)));
        assertThat(found.errorRate()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> judge(new KgwDetector(), item(1, 2, 3))).hasMessageContaining("kgw needs vocabulary");
        assertThatThrownBy(() -> judge(new UnigramDetector(), item(1, 2, 3)))
                .hasMessageContaining("unigram needs vocabulary");
        assertThatThrownBy(() -> judge(new SynthIdDetector(), item(1, 2, 3)))
                .hasMessageContaining("synthid needs keys");
        assertThatThrownBy(() -> judge(kgwOf(Map.of("field", "ids")), item(1, 2, 3)))
                .hasMessageContaining("item r1 has no field ids");
        assertThatThrownBy(() -> judge(kgwOf(Map.of("tokenizer", "gpt2.json")), item(1, 2, 3)))
                .hasMessageContaining("gpt2.json")
                .hasMessageContaining("genloss fetch onnx");
        assertThatThrownBy(() -> judge(kgwOf(Map.of()), item(1, 900, 3)))
                .hasMessageContaining("token 900, outside of the vocabulary of 800");
        Item words = new Item("r1", "r1", new Payload.Text("x"), Origin.unknown(), true, Map.of("tokens", "[\"the\"]"));
        assertThatThrownBy(() -> judge(kgwOf(Map.of()), words)).hasMessageContaining("whole numbers");
        assertThatThrownBy(() -> kgwOf(Map.of("scheme", "selfish"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenizerMayBeHandedOver() {
        int[] ids = kgw("selfhash", 200);
        String text = Arrays.stream(ids).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        KgwDetector detector = kgwOf(Map.of("tokenizer", "spaces"));
        Judge judge = detector.with(given -> Arrays.stream(given.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .ready(null, Seed.of(1));
        Decision decision = judge.judge(Item.of("1", new Payload.Text(text)));
        assertThat(decision.labels().get(0).flagged()).isTrue();
        assertThat(Action.LABEL.on(decision.labels().get(0), 1)).isEqualTo(decision);
    }
}
