package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;
import org.junit.jupiter.api.Test;

/** The drawing of a ledger, without the marks before it. */
class LedgerTreeTest {
    private Ledger ledger = Ledger.empty();

    private static Entry.Facts facts(String subject, String... inputs) {
        return new Entry.Facts(subject, List.of(inputs), new TreeMap<>(Map.of("generation", "0")), "", "");
    }

    private String add(Entry entry) {
        ledger = ledger.with(List.of(entry));
        return ledger.mark();
    }

    private List<String> drawn() {
        List<String> lines = new ArrayList<>();
        LedgerTree.lines(new Lineage(ledger)).forEach(line -> lines.add(line.substring(14)));
        return lines;
    }

    @Test
    void everyEntryStandsBelowTheLatestThatItWasMadeFrom() {
        String crawl = add(new Entry.Read(facts("crawl")));
        String stories = add(new Entry.Read(facts("stories")));
        String tales = add(new Entry.Read(facts("tales", crawl, stories)));
        String empty = add(new Entry.Judged(facts("empty", crawl, stories, tales)));
        String mix = add(new Entry.Mixed(facts("first", empty)));
        add(new Entry.Mixed(facts("shard 1", mix)));
        String second = add(new Entry.Fitted(facts("model", mix)));
        add(new Entry.Drawn(facts("draw", second)));
        add(new Entry.Compared(facts("reference", "f".repeat(64), mix)));
        assertThat(drawn())
                .containsExactly(
                        "read crawl, generation 0",
                        "read stories, generation 0",
                        "↓ read tales, generation 0  + crawl",
                        "↓ judged empty, generation 0  + crawl, stories",
                        "↓ mixed first, generation 0",
                        "  ├ mixed shard 1, generation 0",
                        "  ├ fitted model, generation 0",
                        "  │ ↓ drawn draw, generation 1",
                        "  └ compared reference  + something that this ledger does not tell of");
        assertThat(LedgerTree.lines(new Lineage(ledger)).get(0)).startsWith(crawl.substring(0, 12) + "  ");
    }

    @Test
    void whatIsLongIsShortened() {
        String last = add(new Entry.Read(facts("data")));
        for (int i = 1; i <= 100; i++) {
            last = add(new Entry.Drawn(facts("draw " + i, last)));
        }
        for (int i = 1; i <= 140; i++) {
            add(new Entry.Mixed(new Entry.Facts("shard " + i, List.of(last), new TreeMap<>(), "", "")));
        }
        assertThat(drawn())
                .hasSize(9 + 1 + 3 + 3 + 1)
                .contains("↓ … 89 more", "↓ drawn draw 100, generation 100", "  ├ mixed shard 3, generation 100")
                .endsWith("  └ … 137 more mixed");
    }

    @Test
    void manyBranchesAreShortened() {
        String data = add(new Entry.Read(facts("data")));
        IntStream.rangeClosed(1, 40)
                .forEach(i -> add(new Entry.Drawn(facts("draw " + i, add(new Entry.Fitted(facts("fit " + i, data)))))));
        assertThat(drawn())
                .hasSize(1 + 9 * 2 + 1 + 3 * 2)
                .contains("├ … 56 more", "└ fitted fit 40, generation 0", "  ↓ drawn draw 40, generation 1");
    }
}
