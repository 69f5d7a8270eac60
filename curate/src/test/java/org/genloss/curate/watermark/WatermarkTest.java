package org.genloss.curate.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.ledger.Ledger;
import org.junit.jupiter.api.Test;

/** What the schemes rest on. Numbers of the generator and of PyTorch's permutations: PyTorch 2 ({@code manual_seed}, {@code randperm}). */
class WatermarkTest {
    private static final long MULTIPLICATIVE = 3340528312L;
    private static final long ADDITIVE = 1938374912L;
    private static final long MINFUNC = 46457589L;
    private static final long SIMPLE_SKIP = 516482120L;
    private static final long SKIPGRAM = 892020L;
    private static final long ANCHORED_SKIPGRAM = 3071657156L;
    private static final long MINHASH = 223810L;
    private static final long ANCHORED_MINHASH = 300603033L;
    private static final long MINSKIPGRAM = 531025016L;
    private static final long NONCOMM = 143332288L;
    private static final long POSITION = 146477017L;

    @Test
    void theGeneratorIsThatOfTheReference() {
        MersenneTwister random = new MersenneTwister(1);
        assertThat(IntStream.range(0, 8).mapToLong(i -> Integer.toUnsignedLong(random.nextInt())))
                .containsExactly(
                        1791095845L,
                        4282876139L,
                        3093770124L,
                        4005303368L,
                        491263L,
                        550290313L,
                        1298508491L,
                        4290846341L);
    }

    @Test
    void permutationsAndTheHashTableAreThoseOfPyTorch() {
        assertThat(new Draws(10).first(10, 0)).containsExactly(4, 1, 7, 5, 3, 9, 0, 8, 6, 2);
        assertThat(new Draws(10).first(10, 42)).containsExactly(2, 6, 1, 8, 4, 5, 0, 9, 3, 7);
        int[] table = new Draws(1_000_003).first(1_000_003, (int) 2971215073L);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * table.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int entry : table) {
            bytes.putInt(entry);
        }
        assertThat(Ledger.digest(bytes.array()))
                .isEqualTo("c684ecde540998a4d8b5571adb63d62a4ebf390c3e9b616df8ab9f86d2e260e5");
    }

    /** Following values says the same as drawing all: one block of the generator, each value, divisors down to the smallest. */
    @Test
    void followingValuesAgreesWithThePermutation() {
        for (int n : List.of(33, 40, 64, 100)) {
            for (int count = 1; count <= n - Lanes.BEHIND; count++) {
                follows(n, count, 1);
            }
        }
    }

    /** Several blocks, divisors with powers of two, values before and behind the last step and such as move within one block and from block to block. */
    @Test
    void followingAgreesInLongPermutationsToo() {
        for (int n : List.of(4096, 5003, 6000)) {
            for (int count : List.of(n / 4, n / 2, n - Lanes.BEHIND)) {
                follows(n, count, 97);
            }
        }
    }

    private static void follows(int n, int count, int step) {
        Draws draws = new Draws(n);
        Lanes lanes = new Lanes(n, count);
        int[] seeds = IntStream.range(0, Lanes.COUNT).map(l -> l * l - 10).toArray();
        List<BitSet> lists = IntStream.of(seeds)
                .mapToObj(seed -> list(draws.first(count, seed)))
                .toList();
        for (int value = 0; value < n; value += step) {
            int first = value;
            int[] values = IntStream.range(0, Lanes.COUNT)
                    .map(l -> (first + 5 * l) % n)
                    .toArray();
            boolean[] among = lanes.among(values, seeds);
            for (int l = 0; l < Lanes.COUNT; l++) {
                assertThat(among[l])
                        .as("%d among the first %d of %d, seed %d", values[l], count, n, seeds[l])
                        .isEqualTo(lists.get(l).get(values[l]));
            }
        }
    }

    private static BitSet list(int[] entries) {
        BitSet list = new BitSet();
        IntStream.of(entries).forEach(list::set);
        return list;
    }

    /** Asked for in any number, once or often, few of them green or nearly all. */
    @Test
    void greenListsAreThePermutationsHoweverTheyAreAskedFor() {
        UniformRandomProvider random = Seed.of(11).random();
        for (int green : List.of(1, 50, 168, 169, 199)) {
            GreenLists lists = new GreenLists(200, green);
            Draws draws = new Draws(200);
            for (int length : List.of(1, 15, 16, 17, 700)) {
                int[] seeds = random.ints(length, 0, 12).toArray();
                int[] tokens = random.ints(length, 0, 200).toArray();
                boolean[] greens = lists.green(seeds, tokens);
                for (int i = 0; i < length; i++) {
                    int token = tokens[i];
                    assertThat(greens[i])
                            .as("token %d of seed %d, %d green", token, seeds[i], green)
                            .isEqualTo(
                                    IntStream.of(draws.first(green, seeds[i])).anyMatch(x -> x == token));
                }
            }
        }
    }

    /** Keys that no published table has: computed with Python's integers and NumPy's wrapping 64-bit products from the hash table above. */
    @Test
    void everyFunctionOfTheContextIsThatOfTheReference() {
        int[] ids = {17, 4021, 999, 50000, 3};
        for (SeedingScheme.Function function : SeedingScheme.Function.values()) {
            SeedingScheme scheme = SeedingScheme.of("ff-" + function.word() + "-5-False");
            assertThat(Integer.toUnsignedLong(scheme.seed(ids, 0)))
                    .as(function.word())
                    .isEqualTo(expected(function));
        }
    }

    private static long expected(SeedingScheme.Function function) {
        return switch (function) {
            case MULTIPLICATIVE -> MULTIPLICATIVE;
            case ADDITIVE -> ADDITIVE;
            case MINFUNC -> MINFUNC;
            case SIMPLE_SKIP -> SIMPLE_SKIP;
            case SKIPGRAM -> SKIPGRAM;
            case ANCHORED_SKIPGRAM -> ANCHORED_SKIPGRAM;
            case MINHASH -> MINHASH;
            case ANCHORED_MINHASH -> ANCHORED_MINHASH;
            case MINSKIPGRAM -> MINSKIPGRAM;
            case NONCOMM -> NONCOMM;
            case POSITION -> POSITION;
        };
    }

    /** Without a watermark z above 2.33 comes once in a hundred texts: of 300, more than 9 come by chance less than once in a hundred tries. */
    @Test
    void textWithoutWatermarkIsRarelyFound() {
        UniformRandomProvider random = Seed.of(7).child("watermark").random();
        Kgw kgw = new Kgw(SeedingScheme.of("minhash"), 500, 0.25);
        SynthId synthId = new SynthId(new long[] {654, 400, 836, 123}, 5, 1024);
        int found = 0;
        int marked = 0;
        for (int i = 0; i < 300; i++) {
            int[] ids = IntStream.generate(() -> random.nextInt(500)).limit(120).toArray();
            found += kgw.score(ids, true).p() < 0.01 ? 1 : 0;
            marked += synthId.of(ids).weightedMean().z() > 2.3263 ? 1 : 0;
        }
        assertThat(found).isLessThan(10);
        assertThat(marked).isLessThan(10);
    }

    @Test
    void repeatsCountOnce() {
        Kgw kgw = new Kgw(SeedingScheme.of("simple_1"), 50, 0.5);
        int[] ids = IntStream.range(0, 200).map(i -> i % 2).toArray();
        assertThat(kgw.score(ids, true).scored()).isEqualTo(2);
        assertThat(kgw.score(ids, false).scored()).isEqualTo(199);
    }

    @Test
    void impossibleInputIsRefused() {
        Kgw kgw = new Kgw(SeedingScheme.of("selfhash"), 50, 0.5);
        assertThatThrownBy(() -> kgw.score(new int[] {1, 2, 3}, true)).hasMessage("3 tokens, and one run has 4");
        assertThatThrownBy(() -> kgw.score(new int[] {1, 2, 3, 50}, true)).hasMessageContaining("outside");
        assertThatThrownBy(() -> kgw.windows(new int[] {1, 2, 3, 4}, List.of(20)))
                .hasMessageContaining("no window");
        assertThatThrownBy(() -> new Kgw(SeedingScheme.of("selfhash"), 5, 0.1)).hasMessageContaining("green token");
        assertThatThrownBy(() -> SeedingScheme.of("simple_2")).hasMessageContaining("selfhash");
        assertThatThrownBy(() -> SeedingScheme.of("ff-additive-4-True")).hasMessageContaining("additive_prf");
        assertThatThrownBy(() -> SeedingScheme.of("ff-minskipgram_prf-1-True")).hasMessageContaining("pairs");
        assertThatThrownBy(() -> Unigram.of(1, 100, 0.5).score(new int[0], 0.01))
                .hasMessageContaining("no token");
        assertThatThrownBy(() -> new SynthId(new long[] {1}, 5, 8).of(new int[4]))
                .hasMessageContaining("4 tokens");
    }
}
