package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.catalog.Settings;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Selector;
import org.junit.jupiter.api.DynamicTest;

/** What every selector of texts must satisfy. */
public final class SelectorLaws {
    private static final Seed SEED = Seed.of(23);

    /** Texts of all kinds: empty ones, blank ones, one word, halves of characters, other scripts, repetition, addresses, a long one. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\n\n \t\n",
            "word",
            "\ud83d",
            "…",
            "Caf\u00c3\u00a9 \u200b e\u0301 \u0000 \ufeff",
            "Сегодня хорошая погода, и мы идём в парк.",
            "今天天气很好。我们去公园吧！",
            "Write to jane@mail.example or call +49 30 901820, from 8.8.8.8.",
            "the same line\n".repeat(60),
            "http://a.example/b?c=d { lorem ipsum } javascript\n#### ....",
            "The quick brown fox jumps over the lazy dog. It does so with great joy, and it is not alone. ".repeat(30));

    private SelectorLaws() {}

    /** One test a law; what the selector needs must have been set. */
    public static Stream<DynamicTest> of(Selector selector) {
        String id = selector.card().id();
        return Stream.of(
                dynamicTest(id + ": order, split and transport change nothing", () -> free(selector)),
                dynamicTest(id + ": empty documents are decided like any other", () -> decided(selector)),
                dynamicTest(id + ": edits come to rest", () -> rests(selector)),
                dynamicTest(id + ": weights only where it says so", () -> weighs(selector)),
                dynamicTest(
                        id + ": settings survive",
                        () -> assertThat(Settings.with(selector, Settings.of(selector)))
                                .isEqualTo(selector)));
    }

    /** That a selector whose settings are missing says which. */
    public static DynamicTest refusal(Selector selector) {
        String id = selector.card().id();
        return dynamicTest(
                id + ": what is missing is said",
                () -> org.assertj.core.api.Assertions.assertThatThrownBy(() -> ready(selector))
                        .isInstanceOf(RuntimeException.class)
                        .hasMessageContaining(id)
                        .hasMessageContaining("need"));
    }

    /** Whether it can be made ready as it is. */
    public static boolean complete(Selector selector) {
        try {
            ready(selector);
            return true;
        } catch (RuntimeException missing) {
            if (!String.valueOf(missing.getMessage()).contains("need")) {
                throw missing;
            }
            return false;
        }
    }

    private static List<Item> items() {
        List<Item> items = new ArrayList<>();
        List<Origin> origins = List.of(new Origin.Human("crawl"), new Origin.Synthetic("g", 2, ""), Origin.unknown());
        for (int i = 0; i < TEXTS.size(); i++) {
            Map<String, String> notes = Map.of(
                    "tokens",
                    "[5, 1, 7, " + i + ", 3, 9, 22, 5, 1, 7, 8]",
                    "url",
                    "https://a.example/" + i,
                    "date",
                    "2021-02-03");
            items.add(new Item("i" + i, "g" + i % 4, new Payload.Text(TEXTS.get(i)), origins.get(i % 3), true, notes));
        }
        return items;
    }

    private static Judge ready(Selector selector) {
        Items corpus = new Items(Schema.text(), items());
        return selector.ready(Profile.of(corpus, selector.needs(corpus.schema())), SEED);
    }

    private static List<Decision> decisions(Judge judge, List<Item> items) {
        return items.stream().map(judge::judge).toList();
    }

    private static void free(Selector selector) throws IOException, ClassNotFoundException {
        List<Item> items = items();
        List<Decision> once = decisions(ready(selector), items);
        List<Item> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        List<Decision> back = new ArrayList<>(decisions(sent(ready(selector)), reversed));
        Collections.reverse(back);
        assertThat(back).isEqualTo(once);
        Judge judge = ready(selector);
        assertThat(items.stream().parallel().map(judge::judge).toList()).isEqualTo(once);
    }

    private static Judge sent(Judge judge) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(judge);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Judge) in.readObject();
        }
    }

    private static void decided(Selector selector) {
        assertThat(selector.fits(Schema.text())).isTrue();
        for (Decision decision : decisions(ready(selector), items())) {
            assertThat(decision.outcome()).isNotInstanceOf(Decision.Labelled.class);
            if (decision.outcome() instanceof Decision.Drop drop
                    && !decision.labels().isEmpty()) {
                assertThat(drop.reason()).startsWith(decision.labels().get(0).detector());
            }
        }
    }

    private static void rests(Selector selector) {
        Judge judge = ready(selector);
        for (Item item : items()) {
            if (judge.judge(item).outcome() instanceof Decision.Edit edit) {
                Decision again = judge.judge(item.with(edit.payload())).outcome();
                assertThat(again).as("after %s", edit.reason()).isNotInstanceOf(Decision.Edit.class);
            }
        }
    }

    private static void weighs(Selector selector) {
        if (!selector.weighs()) {
            assertThat(decisions(ready(selector), items()))
                    .noneMatch(decision -> decision.outcome() instanceof Decision.Weigh);
        }
    }
}
