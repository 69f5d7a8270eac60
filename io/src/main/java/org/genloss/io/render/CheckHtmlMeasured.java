package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Schema;
import org.genloss.verdict.CheckResult;

/** How it was measured, how to do it again, and what to do next. */
final class CheckHtmlMeasured {
    private final CheckResult result;
    private final RunInfo info;
    private final Told told;
    private final Html html = new Html();

    CheckHtmlMeasured(CheckResult result, RunInfo info, Told told) {
        this.result = result;
        this.info = info;
        this.told = told;
    }

    Html section() {
        html.open("section", "aria-labelledby", "s4")
                .open("div", "class", "grid c2")
                .open("div")
                .text("h2", "How it was measured", "id", "s4");
        html.open("dl", "class", "facts", "style", "margin-top:12px");
        fact("Reference", described(result.reference()));
        result.holdout().ifPresent(held -> fact("Holdout", described(held)));
        result.generations().stream().limit(12).forEach(g -> fact(g.data().name(), described(g.data())));
        fact(
                "Unit",
                result.settings()
                        .groupField()
                        .map(f -> "groups by the field " + f)
                        .orElse("each item stands alone"));
        fact(
                "Verdict",
                Numbers.count(result.permutations())
                        + " relabellings of whole groups; all findings share a false-alarm rate of "
                        + Numbers.plain(result.settings().alpha() * 100)
                        + " %: " + budget() + ", each divided by the number of generations");
        fact("Intervals", "95 %, delete-one over 16 folds by hash of group");
        fact(
                "Floor",
                Told.floor(result.generations().stream().flatMap(g -> g.readings().stream()))
                        + "; from 2.5 % to 97.5 % of what they give, of the verdict's own statistics from 0.5 % to 99.5 %");
        fact(
                "Population",
                result.settings().samePopulation()
                        ? "declared to be the same (--same-population)"
                        : "not declared to be the same");
        info.models().encoder().ifPresent(model -> fact("Embeddings", "by " + model.text()));
        info.models().language().ifPresent(model -> fact("Log probabilities", "by " + model.text()));
        fact("Seed", result.settings().seed().path());
        fact("Version", "genloss " + info.version());
        html.close(2)
                .open("div")
                .text("h3", "Reproduce")
                .open("pre")
                .text("span", "$ ", "class", "p")
                .text(info.command())
                .close();
        next();
        return html.close(3).line();
    }

    private String budget() {
        List<String> beside = new ArrayList<>();
        if (result.holdout().isPresent()) {
            beside.add("copying");
        }
        if (result.generations().size() > 1) {
            beside.add("agreement");
        }
        result.settings().subgroup().ifPresent(column -> beside.add("subgroups by " + column));
        if (result.evaluated()) {
            beside.add("results of benchmarks");
        }
        String named = "30 % for shifts, 10 % for content lost by name";
        return beside.isEmpty()
                ? "60 % of it for losses, " + named
                : "50 % of it for losses, " + named + ", 10 % for " + String.join(" and ", beside)
                        + (beside.size() > 1 ? " in equal parts" : "");
    }

    private static String described(CheckResult.DataSet data) {
        String used = data.drawn() < data.items()
                ? ", of which " + Numbers.count(data.drawn()) + " drawn by hash of group"
                : "";
        return Numbers.count(data.items(), thing(data.kind()))
                + used
                + (data.paths().isEmpty() ? "" : " (" + String.join(", ", data.paths()) + ")");
    }

    private void fact(String name, String value) {
        html.text("dt", name).text("dd", value);
    }

    private void next() {
        html.text("h2", "What to do next", "style", "margin-top:24px").open("ol", "class", "next");
        Optional<CheckResult.Generation> first = told.firstLoss();
        if (first.isPresent()) {
            int at = result.generations().indexOf(first.get());
            html.open("li")
                    .text(
                            "b",
                            at == 0
                                    ? "Do not train on " + first.get().data().name() + "."
                                    : "Stop at "
                                            + result.generations()
                                                    .get(at - 1)
                                                    .data()
                                                    .name() + ".");
            html.text(
                            at == 0
                                    ? " It has lost what the reference has."
                                    : " It is the last generation in which no loss was found.")
                    .close();
            if (result.reference().kind() != Schema.Kind.TABLE) {
                String learner = result.reference().kind() == Schema.Kind.TEXT ? "ngram" : "gmm";
                html.open("li")
                        .text("b", "See the loop on this data.")
                        .open("pre")
                        .text("span", "$ ", "class", "p");
                html.text("genloss simulate --data "
                                + result.reference().paths().stream()
                                        .findFirst()
                                        .orElse("FILE") + " --learner " + learner)
                        .close(2);
            }
            html.open("li")
                    .text("b", "Keep every earlier generation and add fresh real data.")
                    .text(" Both slow the loss; replacing the data does not.")
                    .close();
        } else if (!result.copying().isEmpty()) {
            html.open("li")
                    .text(
                            "b",
                            "Look at the copies in "
                                    + result.copying().get(0).data().name() + " before it is passed on.")
                    .text(" They say what its maker was shown.")
                    .close();
        } else {
            html.open("li")
                    .text("b", "Nothing to undo.")
                    .text(" " + result.generations().get(told.shown()).verdict().power())
                    .close();
        }
        html.close();
    }

    private static String thing(Schema.Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case TABLE -> "row";
            case VECTOR -> "vector";
        };
    }
}
