package org.genloss.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of a summary, for the draw: any order and any partition give the same bytes, through bytes or not. */
class DrawTest {
    private static List<Item> items(Random random, int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Payload payload = switch (i % 3) {
                case 0 ->
                    new Payload.Text(
                            "t".repeat(random.nextInt(300)),
                            random.nextBoolean() ? new double[0] : new double[] {-random.nextDouble(), 0},
                            random.nextBoolean() ? new double[0] : new double[] {random.nextDouble(), -1, 3});
                case 1 -> new Payload.Row(List.of(new Cell.Number(i), new Cell.Category("c" + i), Cell.MISSING));
                default -> new Payload.Vector(new double[] {i, -i});
            };
            Origin origin = i % 2 == 0 ? new Origin.Human("h") : new Origin.Synthetic("m", i, "");
            items.add(new Item("i" + i, "g" + random.nextInt(count / 3), payload, origin, i % 5 > 0));
        }
        return items;
    }

    private static byte[] bytes(Draw draw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        draw.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Draw through(Draw.Of kind, Draw draw) throws IOException {
        return kind.read(new DataInputStream(new ByteArrayInputStream(bytes(draw))), kind.version());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderAndAnyPartitionGiveTheSameBytes(long seed) throws IOException {
        Random random = new Random(seed);
        List<Item> items = items(random, 400);
        long most = 3_000L + random.nextInt(60_000);
        Draw.Of kind = seed % 2 == 0 ? new Draw.Of(most) : new Draw.Of(most, most / 3, random.nextInt(200));
        Draw whole = kind.empty();
        items.forEach(whole::accept);
        Collections.shuffle(items, random);
        List<Draw> parts = new ArrayList<>();
        for (int p = 0; p < 7; p++) {
            parts.add(kind.empty());
        }
        items.forEach(item -> parts.get(random.nextInt(7)).accept(item));
        Collections.shuffle(parts, random);
        Draw merged = kind.empty();
        for (Draw part : parts) {
            merged.merge(random.nextBoolean() ? through(kind, part) : part);
        }
        assertThat(bytes(merged)).isEqualTo(bytes(whole));
        assertThat(merged.seen()).isEqualTo(400);
    }

    @Test
    void otherLayoutsAreRefused() throws IOException {
        Draw.Of kind = new Draw.Of(1000);
        byte[] bytes = bytes(kind.empty());
        assertThatThrownBy(() -> kind.read(new DataInputStream(new ByteArrayInputStream(bytes)), 3))
                .isInstanceOf(IOException.class)
                .hasMessage("this draw has layout 3; this genloss reads layout 4");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void withinAnotherKindIsWhatBothWouldDraw(long seed) throws IOException {
        Random random = new Random(seed);
        List<Item> items = items(random, 300);
        Draw.Of one = new Draw.Of(20_000 + random.nextInt(20_000), 10_000 + random.nextInt(20_000), random.nextInt(90));
        Draw.Of other = new Draw.Of(random.nextInt(40_000), random.nextInt(40_000), random.nextInt(90));
        Draw large = one.empty();
        Draw both = one.min(other).empty();
        items.forEach(large::accept);
        items.forEach(both::accept);
        assertThat(bytes(through(one, large).within(other))).isEqualTo(bytes(both));
    }

    /** What is known beforehand spares looking, and changes nothing: not even where the draw ends. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void announcedRowsGiveTheSameBytes(long seed) throws IOException {
        Random random = new Random(seed);
        Draw.Of kind = new Draw.Of(seed == 6 ? 1 : 10_000 + random.nextInt(40_000));
        int rows = 3_000;
        int longest = seed % 2 == 0 ? 1 : 40; // rows of the least size leave the draw no slack
        Draw all = kind.empty();
        Draw told = kind.empty();
        Schema schema = Schema.table(List.of(new Schema.Column("c", Schema.Scale.CATEGORICAL)));
        int content = 0;
        for (int file = 1; file <= 2; file++) {
            String prefix = file + ":";
            told.wanted().orElseThrow().announce(schema, rows, i -> prefix + i);
            for (int row = 1; row <= rows; row++) {
                Item item = Item.of(
                        prefix + row, new Payload.Row(List.of(new Cell.Category("x".repeat(random.nextInt(longest))))));
                all.accept(item);
                boolean wanted = told.wanted().orElseThrow().wants(item.group(), false);
                content += wanted ? 1 : 0;
                told.accept(wanted ? item : item.with(new Payload.Row(List.of())));
            }
        }
        assertThat(bytes(told)).isEqualTo(bytes(all));
        assertThat(told.seen()).isEqualTo(2L * rows);
        assertThat(content).isLessThan(4 * all.size() + 60);
    }

    /** Rows of files that name nothing: 1:1, 1:2, .., 2:1, .. where the files are read together, 1, 2, .. where each is read by itself. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void filesDrawnByThemselvesDrawWhatTheyDoTogether(long seed) throws IOException {
        Random random = new Random(seed);
        Draw.Of kind = new Draw.Of(2_000 + random.nextInt(10_000));
        Draw whole = kind.empty();
        Draw merged = kind.empty();
        int files = 12;
        for (int file = 1; file <= files; file++) {
            Draw alone = kind.empty();
            for (int row = 1; row <= 40; row++) {
                Payload payload = new Payload.Text("x".repeat(random.nextInt(100)));
                String group = "g" + random.nextInt(9);
                boolean grouped = seed % 2 == 0;
                alone.accept(
                        grouped ? new Item("" + row, group, payload, Origin.unknown()) : Item.of("" + row, payload));
                String place = file + ":" + row;
                whole.accept(grouped ? new Item(place, group, payload, Origin.unknown()) : Item.of(place, payload));
            }
            merged.merge(through(kind, alone).behind(file - 1, true));
        }
        assertThat(bytes(merged)).isEqualTo(bytes(whole));
    }

    @Test
    void aGroupedNumberIsNoPlace() {
        Draw draw = new Draw.Of(1000).empty();
        draw.accept(new Item("7", "7", new Payload.Text("a"), Origin.unknown(), true));
        draw.accept(new Item("7", "7", new Payload.Text("b"), Origin.unknown(), false));
        List<Draw.Group> moved = draw.behind(2, false).groups();
        assertThat(moved.stream().map(Draw.Group::name)).containsExactly("7", "3:7");
        assertThat(draw.repeated()).isEmpty();
        draw.accept(new Item("7", "7", new Payload.Text("c"), Origin.unknown(), true));
        assertThat(draw.repeated()).contains("7");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSmallCorpusIsKeptWholeAndALargeOneIsBounded(long seed) {
        List<Item> items = items(new Random(seed), 300);
        Draw all = new Draw.Of(1 << 20).empty();
        Draw some = new Draw.Of(10_000).empty();
        items.forEach(all::accept);
        items.forEach(some::accept);
        assertThat(all.whole()).isTrue();
        assertThat(some.whole()).isFalse();
        assertThat(all.groups().subList(0, some.groups().size())).isEqualTo(some.groups());
    }

    /** Twenty texts of 164 bytes each, the least named first. */
    private static int drawn(Draw.Of kind) {
        Draw draw = kind.empty();
        for (int i = 0; i < 20; i++) {
            draw.accept(new Item("t" + i, "t" + i, new Payload.Text("x".repeat(100)), new Origin.Unknown(0.5), false));
        }
        return draw.size();
    }

    @Test
    void ofManyTextsFewerBytesAreKept() {
        assertThat(drawn(new Draw.Of(1640))).isEqualTo(10);
        assertThat(drawn(new Draw.Of(1640, 820, 0))).isEqualTo(5);
        assertThat(drawn(new Draw.Of(1640, 820, 7))).isEqualTo(7);
        assertThat(drawn(new Draw.Of(1640, 820, 15))).isEqualTo(10);
        assertThat(drawn(new Draw.Of(820, 1640, 0))).isEqualTo(5);
    }
}
