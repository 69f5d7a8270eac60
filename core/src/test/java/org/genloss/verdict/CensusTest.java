package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.NamedContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of a summary; and that what the census names of data that a draw holds is what the draw names, which is counted otherwise. */
class CensusTest {
    private static final Schema TABLE = Schema.table(List.of(
            new Schema.Column("city", Schema.Scale.CATEGORICAL),
            new Schema.Column("income", Schema.Scale.NUMERIC),
            new Schema.Column("rooms", Schema.Scale.NUMERIC),
            new Schema.Column("name", Schema.Scale.CATEGORICAL)));

    private static Payload text(Random random) {
        StringBuilder text = new StringBuilder();
        int words = random.nextInt(40);
        for (int i = 0; i < words; i++) {
            text.append(i % 7 == 3 ? ", " : " ").append("W" + word((int) (1 / (0.002 + random.nextDouble()))));
        }
        return new Payload.Text(text.toString());
    }

    private static String word(int number) {
        return new StringBuilder(Integer.toString(number, 26))
                .chars()
                .collect(
                        StringBuilder::new,
                        (s, c) -> s.append((char) (c < 'a' ? c - '0' + 'q' : c)),
                        StringBuilder::append)
                .toString();
    }

    private static Payload row(Random random) {
        int city = (int) (10 * random.nextGaussian());
        return new Payload.Row(List.of(
                city == 0 ? Cell.MISSING : new Cell.Category("c" + city),
                new Cell.Number(Math.rint(100 * Math.exp(random.nextGaussian()))),
                new Cell.Number(random.nextInt(5)),
                new Cell.Category("n" + random.nextInt(1_000_000))));
    }

    private static List<Item> items(int count, IntFunction<Payload> payload) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(Item.of("i" + i, payload.apply(i)));
        }
        return items;
    }

    private static byte[] bytes(Census census) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        census.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Census through(Census.Of kind, Census census) throws IOException {
        return kind.read(new DataInputStream(new ByteArrayInputStream(bytes(census))), kind.version());
    }

    @ParameterizedTest
    @CsvSource({"1, 50, 0", "2, 50, 100000000", "3, 100000, 0", "4, 7, 3000", "5, 1, 0", "6, 300, 9000"})
    void anyOrderAndAnyPartitionGiveTheSameBytes(long seed, int types, long patience) throws IOException {
        Random random = new Random(seed);
        List<Item> items = items(500, i -> seed % 2 == 0 ? text(random) : row(random));
        Census.Of kind = new Census.Of(types, patience);
        Census whole = kind.empty();
        items.forEach(whole::accept);
        Collections.shuffle(items, random);
        List<Census> parts = new ArrayList<>();
        for (int p = 0; p < 5; p++) {
            parts.add(kind.empty());
        }
        items.forEach(item -> parts.get(random.nextInt(5)).accept(item));
        Census merged = kind.empty();
        for (Census part : parts) {
            merged.merge(random.nextBoolean() ? through(kind, part) : part);
        }
        assertThat(bytes(merged)).isEqualTo(bytes(whole));
        assertThat(merged.items()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100_000})
    void keepsTheSameTypesOfBothSidesWithExactCounts(int limit) {
        Random random = new Random(9);
        Census census = new Census.Of(limit, 0).empty();
        Map<String, Long> expected = new TreeMap<>();
        for (Item item : items(800, i -> text(random))) {
            census.accept(item);
            String value = ((Payload.Text) item.payload()).value();
            java.util.Arrays.stream(value.toLowerCase(java.util.Locale.ROOT).split("[, ]+"))
                    .filter(w -> !w.isEmpty())
                    .distinct()
                    .forEach(w -> expected.merge(w, 1L, Long::sum));
        }
        Map<String, Long> kept = new TreeMap<>();
        census.words().each((hash, name, items) -> kept.put(name, items));
        assertThat(kept).hasSize(Math.min(limit, expected.size()));
        kept.forEach((name, items) -> assertThat(items).as(name).isEqualTo(expected.get(name)));
    }

    private static Check.Side side(Schema schema, List<Item> items) {
        Draw draw = new Draw.Of(1 << 24).empty();
        Census census = new Census.Of(1 << 14, 0).empty();
        items.forEach(draw::accept);
        items.forEach(census::accept);
        return new Check.Side("x", List.of(), schema, draw, census);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEXT", "TABLE"})
    void namesWhatTheDrawNames(Schema.Kind kind) {
        Random random = new Random(11);
        boolean text = kind == Schema.Kind.TEXT;
        Schema schema = text ? Schema.text() : TABLE;
        Check.Side left = side(schema, items(900, i -> text ? text(random) : row(random)));
        Check.Side right = side(schema, items(700, i -> text ? text(random) : row(random)));
        Pool pool = new Pool(schema, left.draw().groups(), right.draw().groups());
        List<NamedContent> drawn = Batteries.named(pool, java.util.Optional.empty());
        WholeNamed whole = new WholeNamed(left, right);
        List<NamedContent> counted = Batteries.named(pool, java.util.Optional.of(whole));
        assertThat(WholeNamed.of(left, right)).isEmpty();
        assertThat(counted).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(drawn);
    }

    @Test
    void itemsThatShareAGroupAreNotCounted() {
        Census census = new Census.Of(10, 0).empty();
        census.accept(Item.of("a", new Payload.Text("one two")));
        census.accept(new Item("a#2", "a", new Payload.Text("one"), Origin.unknown()));
        assertThat(census.exact()).isFalse();
        Census other = new Census.Of(10, 0).empty();
        other.accept(Item.of("b", new Payload.Text("one two")));
        other.merge(census);
        assertThat(other.exact()).isFalse();
    }

    /**
     * A draw of a tenth of 3,000 short texts, of which every hundredth of the reference alone has the word "quorum": 30 against 0 among all
     * (chance about 2^-30), some 3 in the draw.
     */
    @Test
    void aLossThatTheDrawCannotShowIsNamed() {
        Random random = new Random(5);
        List<Item> real = items(3000, i -> new Payload.Text((i % 100 == 7 ? "quorum " : "") + plain(random)));
        List<Item> made = items(3000, i -> new Payload.Text(plain(random)));
        CheckSettings all = CheckSettings.of(Seed.of(1));
        CheckSettings few =
                new CheckSettings(all.alpha(), false, all.groupField(), List.of(), new Draw.Of(300 * 90L), all.seed());
        Verdict verdict = Check.verdict(given("real", real), given("made", made), few, Workers.SERIAL);
        assertThat(verdict.findings())
                .anyMatch(f -> f.sentence().contains("\u201cquorum\u201d occurs in 30 of the reference's 3,000"));
    }

    private static String plain(Random random) {
        return "the house " + word(random.nextInt(30)) + " of " + word(random.nextInt(30));
    }

    private static Check.Given given(String name, List<Item> items) {
        return Check.Given.of(name, List.of(), new Items(Schema.text(), items));
    }
}
