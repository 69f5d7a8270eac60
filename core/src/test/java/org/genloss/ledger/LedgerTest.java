package org.genloss.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static Entry entry(String subject) {
        return new Entry.Drawn(Entry.Facts.of(subject, Map.of("items", "3"), Ledger.digest(subject)));
    }

    /** Expected value: printf abc | sha256sum (FIPS 180-2, appendix B.1). */
    @Test
    void digestIsSha256() {
        assertThat(Ledger.digest("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anIntactLedgerHasNoBrokenLine() {
        Ledger ledger = Ledger.empty().with(List.of(entry("a"), entry("b"))).with(List.of(entry("c")));
        assertThat(ledger.firstBroken()).isEqualTo(-1);
        assertThat(ledger).isEqualTo(Ledger.empty().with(List.of(entry("a"), entry("b"), entry("c"))));
    }

    @Test
    void aChangedLineBreaksTheLedgerThere() {
        Ledger ledger = Ledger.empty().with(List.of(entry("a"), entry("b"), entry("c")));
        List<Ledger.Marked> lines = new ArrayList<>(ledger.lines());
        lines.set(1, new Ledger.Marked(lines.get(1).previous(), lines.get(1).mark(), entry("forged")));
        assertThat(new Ledger(lines).firstBroken()).isEqualTo(1);
    }

    @Test
    void aLineLeftOutBreaksTheLedger() {
        List<Ledger.Marked> lines = new ArrayList<>(
                Ledger.empty().with(List.of(entry("a"), entry("b"), entry("c"))).lines());
        lines.remove(0);
        assertThat(new Ledger(lines).firstBroken()).isEqualTo(0);
    }
}
