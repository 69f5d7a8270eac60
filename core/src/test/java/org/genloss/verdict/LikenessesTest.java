package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Draw;
import org.junit.jupiter.api.Test;

class LikenessesTest {
    private static Check.Side side(String name, double[]... points) {
        List<Item> items = new ArrayList<>();
        for (double[] point : points) {
            items.add(Item.of(name + items.size(), new Payload.Vector(point)));
        }
        Draw draw = new Draw.Of(1L << 20).empty();
        items.forEach(draw::accept);
        return new Check.Side(
                name,
                List.of(),
                Schema.vector(2),
                draw,
                Census.Of.beside(draw.kind()).empty());
    }

    private static Finding finding(boolean loss, String... examples) {
        Finding.Effect effect = loss ? Finding.Effect.retained(0.1) : Finding.Effect.change(1, Card.Unit.DISTANCE);
        return new Finding("m" + loss, "s", "tail", loss, effect, 0.001, "gone", List.of(examples));
    }

    @Test
    void whatALossNamesStandsBesideWhatComesClosest() {
        Check.Side real = side("r", new double[] {0, 0}, new double[] {9, 9}, new double[] {5, 0});
        Check.Side made = side("g", new double[] {0, 1}, new double[] {8, 8}, new double[] {8, 9});
        Likenesses found =
                Likenesses.of(real, made, List.of(finding(true, "r1", "nobody", "r2"), finding(false, "r0")));
        assertThat(found.pairs())
                .extracting(Likenesses.Pair::id, Likenesses.Pair::nearest)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("r1", "g2"),
                        org.assertj.core.groups.Tuple.tuple("r2", "g0")); // (5, 0) to (0, 1) is 26, to (8, 8) 73
        assertThat(found.pairs().get(0).closest()).containsExactly(8, 9);
        assertThat(found.reference()).hasSize(3);
        assertThat(found.of(finding(false))).isEmpty();
    }

    @Test
    void textsHaveNone() {
        Items texts = Items.texts("t", List.of("a", "b"));
        Draw draw = new Draw.Of(1L << 20).empty();
        texts.items().forEach(draw::accept);
        Check.Side side = new Check.Side(
                "t",
                List.of(),
                Schema.text(),
                draw,
                Census.Of.beside(draw.kind()).empty());
        assertThat(Likenesses.of(side, side, List.of(finding(true, "t0")))).isEqualTo(Likenesses.NONE);
    }
}
