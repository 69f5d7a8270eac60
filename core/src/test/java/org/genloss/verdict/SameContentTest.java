package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.profile.Draw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SameContentTest {
    private static Draw draw(List<Payload> payloads) {
        Draw draw = new Draw.Of(1 << 20).empty();
        IntStream.range(0, payloads.size()).forEach(i -> draw.accept(Item.of(i + " of many", payloads.get(i))));
        return draw;
    }

    static Stream<List<Payload>> kinds() {
        return Stream.of(
                List.of(new Payload.Text("a b"), new Payload.Text("b a"), new Payload.Text("")),
                List.of(
                        new Payload.Vector(new double[] {1, 2}),
                        new Payload.Vector(new double[] {2, 1}),
                        new Payload.Vector(new double[] {1, 1})),
                List.of(
                        new Payload.Row(List.of(new Cell.Number(1), new Cell.Category("1"))),
                        new Payload.Row(List.of(new Cell.Category("1"), new Cell.Number(1))),
                        new Payload.Row(List.of(Cell.MISSING, new Cell.Number(1)))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void inAnyOrderButEveryItem(List<Payload> all) {
        Payload a = all.get(0);
        Payload b = all.get(1);
        Payload c = all.get(2);
        assertThat(SameContent.of(draw(List.of(a, b, c)), draw(List.of(c, a, b))))
                .isTrue();
        assertThat(SameContent.of(draw(List.of(a, b, c)), draw(List.of(a, b, b))))
                .isFalse();
        assertThat(SameContent.of(draw(List.of(a, b, c)), draw(List.of(a, b)))).isFalse();
        assertThat(SameContent.of(draw(List.of(a, c)), draw(List.of(b, c)))).isFalse();
    }

    /** Of draws that left items out the number that passed by counts too. */
    @Test
    void aLongerFileIsAnother() {
        List<Payload> many = IntStream.range(0, 50)
                .<Payload>mapToObj(i -> new Payload.Text("text"))
                .toList();
        Draw few = new Draw.Of(80).empty();
        Draw more = new Draw.Of(80).empty();
        many.forEach(p -> few.accept(Item.of("x", p)));
        many.forEach(p -> more.accept(Item.of("x", p)));
        more.accept(Item.of("x", many.get(0)));
        assertThat(SameContent.of(few, few)).isTrue();
        assertThat(SameContent.of(few, more)).isFalse();
    }
}
