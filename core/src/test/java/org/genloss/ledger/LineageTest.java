package org.genloss.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static Entry.Facts facts(String subject, List<String> inputs, Map<String, String> settings, String digest) {
        return new Entry.Facts(subject, inputs, new TreeMap<>(settings), "", digest);
    }

    private static Ledger with(Ledger ledger, Entry entry) {
        return ledger.with(List.of(entry));
    }

    /** Real data and a crawl of unknown origin; a model of the first, its draw, a model of draw and crawl, its draw. */
    private static Ledger ledger() {
        Ledger ledger = with(Ledger.empty(), new Entry.Read(facts("human", List.of(), Map.of(), "aaaaaa01")));
        ledger = with(ledger, new Entry.Read(facts("crawl", List.of(), Map.of("origin", "unknown"), "aaaaaa02")));
        ledger = with(ledger, new Entry.Fitted(facts("model one", List.of("aaaaaa01"), Map.of(), "")));
        ledger = with(ledger, new Entry.Drawn(facts("first", List.of(ledger.mark()), Map.of(), "bbbbbb01")));
        ledger = with(
                ledger,
                new Entry.Mixed(facts("mix", List.of("bbbbbb01", "aaaaaa02", "cccccc09"), Map.of(), "bbbbbb02")));
        ledger = with(ledger, new Entry.Fitted(facts("model two", List.of("bbbbbb02"), Map.of(), "")));
        return with(ledger, new Entry.Drawn(facts("second", List.of(ledger.mark()), Map.of(), "bbbbbb03")));
    }

    private static Lineage.Node trace(String id) {
        Lineage lineage = new Lineage(ledger());
        return lineage.trace(lineage.find(id).get(0));
    }

    @Test
    void generationsAreOneMoreThanTheHighestTrainedOn() {
        assertThat(trace("human").generation()).isEqualTo(new Lineage.Generation(0, false));
        assertThat(trace("first").generation()).isEqualTo(new Lineage.Generation(1, false));
        assertThat(trace("mix").generation()).isEqualTo(new Lineage.Generation(1, true));
        assertThat(trace("second").generation().words()).isEqualTo("at least 2");
    }

    @Test
    void readDataMaySayItsGeneration() {
        Ledger ledger = with(
                Ledger.empty(),
                new Entry.Read(
                        facts("bought", List.of(), Map.of("origin", "synthetic", "generation", "2"), "dddddd01")));
        ledger = with(ledger, new Entry.Read(facts("given", List.of(), Map.of("origin", "synthetic"), "dddddd02")));
        Lineage lineage = new Lineage(ledger);
        assertThat(lineage.trace(ledger.lines().get(0)).generation().words()).isEqualTo("2");
        assertThat(lineage.trace(ledger.lines().get(1)).generation().words()).isEqualTo("at least 1");
    }

    /** Of records of the third generation that were all left out, or of some that may be higher, nothing is in the mix; a model makes one more whatever is said. */
    @Test
    void whatIsKeptIsOfTheGenerationThatItsEntryStates() {
        Ledger ledger = with(
                Ledger.empty(),
                new Entry.Read(facts("read", List.of(), Map.of("generation", "at least 3"), "dddddd01")));
        ledger = with(
                ledger, new Entry.Judged(facts("step", List.of("dddddd01"), Map.of("generation", "2"), "dddddd02")));
        ledger =
                with(ledger, new Entry.Mixed(facts("mix", List.of("dddddd02"), Map.of("generation", "0"), "dddddd03")));
        ledger = with(ledger, new Entry.Mixed(facts("shard", List.of("dddddd03"), Map.of(), "dddddd04")));
        ledger = with(
                ledger, new Entry.Drawn(facts("drawn", List.of("dddddd02"), Map.of("generation", "9"), "dddddd05")));
        ledger = with(
                ledger, new Entry.Mixed(facts("odd", List.of("dddddd01"), Map.of("generation", "few"), "dddddd06")));
        assertThat(new Lineage(ledger).nodes().stream().map(n -> n.generation().words()))
                .containsExactly("at least 3", "2", "0", "0", "3", "at least 3");
    }

    @Test
    void sourcesAreFollowedToWhatWasRead() {
        Lineage.Node second = trace("bbbbbb03");
        Lineage.Node mix = second.sources().get(0).sources().get(0);
        assertThat(mix.line().entry().facts().subject()).isEqualTo("mix");
        assertThat(mix.unexplained()).containsExactly("cccccc09");
        assertThat(mix.sources().stream().map(s -> s.line().entry().facts().subject()))
                .containsExactly("first", "crawl");
    }

    @Test
    void entriesAreFoundByMarkDigestOrSubject() {
        Lineage lineage = new Lineage(ledger());
        String mark = ledger().lines().get(3).mark();
        assertThat(lineage.find(mark.substring(0, 6))).hasSize(1);
        assertThat(lineage.find("bbbbbb")).hasSize(3);
        assertThat(lineage.find("bbbbb")).isEmpty();
        assertThat(lineage.find("model two")).hasSize(1);
        assertThat(lineage.find("model")).isEmpty();
    }

    /** A forged ledger whose entries name each other is followed backwards only. */
    @Test
    void circlesEnd() {
        Ledger.Marked one = new Ledger.Marked("0", "one", new Entry.Mixed(facts("one", List.of("two"), Map.of(), "")));
        Ledger.Marked two =
                new Ledger.Marked("one", "two", new Entry.Mixed(facts("two", List.of("one", "two"), Map.of(), "")));
        Lineage lineage = new Lineage(new Ledger(List.of(one, two)));
        assertThat(lineage.trace(one).unexplained()).containsExactly("two");
        assertThat(lineage.trace(two).unexplained()).containsExactly("two");
    }
}
