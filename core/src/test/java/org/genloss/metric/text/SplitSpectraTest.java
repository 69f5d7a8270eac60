package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.Splits;
import org.genloss.profile.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counted together, all sides have the spectra that each has when it is counted alone. */
class SplitSpectraTest {
    private static Draw.Group group(int g, Random random) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 1 + g % 3; i++) {
            String text = IntStream.range(0, random.nextInt(30))
                    .mapToObj(w -> "w" + (int) (1 / (0.01 + random.nextDouble())))
                    .reduce("", (a, b) -> a + " " + b);
            String often = g % 11 == 0 ? " often".repeat(100 * random.nextInt(6)) : " often";
            items.add(new Item(g + "." + i, "g" + g, new Payload.Text(text + often), Origin.unknown()));
        }
        return new Draw.Group("g" + g, g, items);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 8", "3, 13", "4, 40"})
    void countedTogetherIsCountedAlone(long seed, int splits) {
        Random random = new Random(seed);
        List<Draw.Group> groups =
                IntStream.range(0, 60).mapToObj(g -> group(g, random)).toList();
        Pool pool = new Pool(Schema.text(), groups.subList(0, 30), groups.subList(30, 60));
        boolean[][] chosen = new boolean[splits][60];
        for (boolean[] one : chosen) {
            for (int g = 0; g < 60; g++) {
                one[g] = random.nextBoolean();
            }
        }
        View all = pool.view(IntStream.range(0, 60).toArray());
        Splits together = new Splits(all, chosen);
        for (int n = 1; n <= 3; n++) {
            for (int s = 0; s < splits; s++) {
                Sides sides = together.sides(s);
                same(pool, sides.candidate(), n);
                same(pool, sides.reference(), n);
            }
        }
    }

    private static void same(Pool pool, View side, int n) {
        Spectrum one = pool.view(side.groups()).get(new Spectrum.Of(n));
        Spectrum many = side.get(new Spectrum.Of(n));
        assertThat(many.types()).isEqualTo(one.types());
        assertThat(many.tokens()).isEqualTo(one.tokens());
        assertThat(many.once()).isEqualTo(one.once());
        assertThat(many.entropy()).isEqualTo(one.entropy());
    }
}
