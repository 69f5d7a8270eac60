package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.outcome.Outcome;
import org.genloss.io.render.CurateTables.Table;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Kept;
import org.genloss.verdict.Verdict;
import org.genloss.verdict.VerdictStatistics;
import org.genloss.verdict.battery.Wording;

/** What the sources held of the reference, and what the mix holds, as a table with sentences. */
final class CurateCheck {
    private static final double MANY = 10; // from here on a share in percent says less than how many times it is
    private static final int LOST = 8;

    private CurateCheck() {}

    static Table table(Outcome.Checked check) {
        CheckResult result = check.result();
        List<CheckResult.Generation> sides = result.generations();
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "against " + result.reference().name() + ", "
                    + Numbers.count(result.reference().items(), "document"),
            sides.get(0).data().name(),
            sides.get(1).data().name(),
            "a loss below"
        });
        rows.add(row("documents", sides, side -> Numbers.count(side.data().items())));
        rows.add(row("verdict", sides, side -> side.verdict().level().words()));
        rows.add(row(
                "confidence", sides, side -> Numbers.confidence(side.verdict().confidence())));
        rows.add(row("share kept of", sides, side -> ""));
        kept(sides, rows);
        return new Table("Against the reference", rows, said(check));
    }

    private interface Cell {
        String of(CheckResult.Generation side);
    }

    private static String[] row(String name, List<CheckResult.Generation> sides, Cell cell) {
        return new String[] {name, cell.of(sides.get(0)), cell.of(sides.get(1)), ""};
    }

    /** Shares kept of what the reference has, as the verdict's statistics count it. */
    private static void kept(List<CheckResult.Generation> sides, List<String[]> rows) {
        Map<String, String[]> all = new LinkedHashMap<>();
        for (int side = 0; side < sides.size(); side++) {
            for (Kept kept : sides.get(side).verdict().kept()) {
                String[] row = all.computeIfAbsent(kept.metric() + kept.subject(), key ->
                        new String[] {"  " + name(kept), "", "", Wording.percent(kept.floor())});
                row[1 + side] = kept.share() < MANY ? Wording.percent(kept.share()) : Wording.times(kept.share());
            }
        }
        rows.addAll(all.values());
    }

    private static String name(Kept kept) {
        String name = VerdictStatistics.find(kept.metric())
                .map(statistic -> statistic.card().name())
                .orElse(kept.metric());
        return name.toLowerCase(java.util.Locale.ROOT).contains(kept.subject()) ? name : name + ", " + kept.subject();
    }

    private static List<String> said(Outcome.Checked check) {
        CheckResult result = check.result();
        List<String> said = new ArrayList<>();
        if (!check.mended().isEmpty()) {
            said.add("Texts of the reference and of the sources are compared as " + String.join(" and ", check.mended())
                    + (check.mended().size() == 1 ? " leaves" : " leave")
                    + " them, so that nothing repaired or masked counts as missing.");
        }
        for (CheckResult.Generation side : result.generations()) {
            Verdict verdict = side.verdict();
            boolean more = verdict.findings().isEmpty() && !verdict.sentence().contains(verdict.power());
            said.add(side.data().name() + ": " + verdict.sentence() + (more ? " " + verdict.power() : ""));
        }
        List<String> lost = result.lost().stream()
                .limit(LOST)
                .map(one -> "“" + one.name() + "” (" + Numbers.count(one.reference()) + ", "
                        + String.join(
                                ", ",
                                one.generations().stream()
                                        .map(n -> Numbers.count(n))
                                        .toList())
                        + ")")
                .toList();
        if (!lost.isEmpty()) {
            said.add("Gone or thinned out, by documents of the reference, sources and mix: " + String.join(", ", lost)
                    + ".");
        }
        said.addAll(Warnings.of(result));
        return said;
    }
}
