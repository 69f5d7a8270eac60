package org.genloss.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final Seed SEED = Seed.of(5);

    private static Vectors numbers(int from, int to) {
        return new Vectors("", 1, IntStream.range(from, to).asDoubleStream().toArray());
    }

    private static int[] held(Corpus corpus) {
        return Arrays.stream(Vectors.of(corpus).values())
                .mapToInt(x -> (int) x)
                .sorted()
                .toArray();
    }

    private static Stock filled(long most, Seed seed) {
        Stock stock = new Stock(most);
        for (int batch = 0; batch < 3; batch++) {
            stock.add(numbers(4 * batch, 4 * batch + 4), seed.child(batch).random());
        }
        return stock;
    }

    /** Of 12 items 5 are held: C(12,5) = 792 sets, all as likely. 79,200 runs; a count of 100 has sd 10, 4.5 sd are exceeded by one in 300. */
    @Test
    void everySetIsEquallyLikely() {
        int[] sets = new int[1 << 12];
        int[] chosen = new int[12];
        for (int run = 0; run < 79_200; run++) {
            Stock stock = filled(5, SEED.child(run));
            assertThat(stock.size()).isEqualTo(5);
            int set = Arrays.stream(held(stock.all())).map(i -> 1 << i).sum();
            sets[set]++;
            for (int i : held(stock.choose(2, SEED.child(run).child("choose").random()))) {
                assertThat(set >> i & 1).isEqualTo(1);
                chosen[i]++;
            }
        }
        List<Integer> seen =
                Arrays.stream(sets).filter(count -> count > 0).boxed().toList();
        assertThat(seen).hasSize(792).allMatch(count -> count > 55 && count < 150);
        assertThat(Arrays.stream(chosen).boxed())
                .allSatisfy(count -> assertThat(count / 79_200.0).isCloseTo(2 / 12.0, within(0.006)));
    }

    @Test
    void nothingIsLeftOutBelowTheLimit() {
        Stock stock = filled(12, SEED);
        assertThat(Vectors.of(stock.all()).values())
                .containsExactly(IntStream.range(0, 12).asDoubleStream().toArray());
        List<Corpus> parts = List.of(numbers(0, 4), numbers(4, 8), numbers(8, 12));
        assertThat(Vectors.of(stock.choose(7, SEED.random())).values())
                .containsExactly(
                        Vectors.of(Corpora.choose(parts, 7, SEED.random())).values());
        assertThat(held(stock.choose(20, SEED.random()))).hasSize(12);
    }

    /** Thousands of batches beyond the limit: what is stored stays within twice the limit, and what is held comes from all of them. */
    @Test
    void memoryStaysWhereItIs() {
        Stock stock = new Stock(100);
        for (int batch = 0; batch < 3000; batch++) {
            stock.add(numbers(10 * batch, 10 * batch + 10), SEED.child(batch).random());
            assertThat(stock.stored()).isLessThanOrEqualTo(200);
        }
        int[] held = held(stock.all());
        assertThat(held).hasSize(100).doesNotHaveDuplicates();
        assertThat(Arrays.stream(held).filter(i -> i < 15_000).count()).isBetween(30L, 70L);
    }

    @Test
    void textsAreHeldToo() {
        Stock stock = new Stock(6);
        for (int batch = 0; batch < 20; batch++) {
            List<String> texts = new ArrayList<>(List.of("a" + batch, "b" + batch));
            stock.add(Items.texts("", texts), SEED.child(batch).random());
        }
        assertThat(Corpora.list(stock.choose(6, SEED.random()))).hasSize(6);
    }
}
