package org.genloss.io.render;

import java.util.List;
import java.util.Optional;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Verdict;

/** A check as one self-contained page: the verdict, what decided it, what was lost by example, every reading, how it was measured. */
public final class CheckHtml {
    private static final int MANY = 12;
    private final CheckResult result;
    private final RunInfo info;
    private final Told told;
    private final PolicyWords policy;
    private final Html html = new Html();

    private CheckHtml(CheckResult result, RunInfo info) {
        this.result = result;
        this.info = info;
        this.told = new Told(result);
        this.policy = new PolicyWords(result, info);
    }

    public static String render(CheckResult result, RunInfo info) {
        return new CheckHtml(result, info).render();
    }

    private String render() {
        html.add(Page.top("check", result.reference().name(), facts())).line();
        html.open("main", "id", "main");
        hero();
        strip();
        html.add(new CheckHtmlDeciding(result, told).section());
        html.add(
                result.worst() == Level.HEALTHY ? CheckHtmlPower.section(result, told) : CheckHtmlLost.section(result));
        html.add(new CheckHtmlPictures(result).section());
        html.add(CheckHtmlTrends.section(result));
        CheckHtmlReadings readings = new CheckHtmlReadings(result, told, policy);
        html.add(readings.section()).line();
        html.add(new CheckHtmlMeasured(result, info, told).section()).line();
        html.close().line();
        html.add(Page.foot(info.version(), "The same input, seed and version give the same bytes."));
        return Page.of("genloss check: " + result.worst().words(), "check", readings.css(), html);
    }

    private String facts() {
        String names = result.generations().size() == 1
                ? name(0)
                : name(0) + " … " + name(result.generations().size() - 1);
        return names + " against " + result.reference().name() + " · "
                + Numbers.count(result.reference().items(), "item") + " · genloss " + info.version();
    }

    private String name(int generation) {
        return result.generations().get(generation).data().name();
    }

    private void hero() {
        html.open("div", "class", "hero")
                .open("div", "class", "row")
                .add(Page.pill(result.worst()))
                .open("span", "class", "small mute");
        html.text(info.passed() ? "Gate passed (" : "Gate failed, exit 1 (")
                .text("code", info.gate())
                .text(info.passed() ? ")." : "): " + policy.failing() + ".");
        html.close(2).text("h1", result.headline());
        Optional<CheckResult.Generation> first = told.firstLoss();
        Verdict verdict = first.orElse(result.generations().get(told.shown())).verdict();
        List<Finding> findings = verdict.findings();
        if (findings.isEmpty()) {
            html.text("p", result.headline().contains(verdict.power()) ? "" : verdict.power());
        } else {
            html.open("p")
                    .text(first.map(g -> "First sign, " + g.data().name() + ": ")
                            .orElse(""))
                    .sentence(findings.get(0).sentence() + policy.mark(findings.get(0)));
            examples(findings.get(0));
            html.close();
        }
        Warnings.of(result).forEach(w -> html.text("p", w, "class", "small warn"));
        policy.notes().forEach(note -> html.text("p", note, "class", "small warn"));
        html.close().line();
    }

    private void examples(Finding finding) {
        List<Examples.Example> examples = new Examples().fresh(finding);
        if (!examples.isEmpty()) {
            html.text(" For example ");
            for (int i = 0; i < examples.size(); i++) {
                html.text(i == 0 ? "" : ", ")
                        .data(examples.get(i).name())
                        .text(examples.get(i).counted());
            }
            html.text(examples.get(examples.size() - 1).stop());
        }
    }

    private void strip() {
        html.open("ol", "class", "strip", "aria-label", "Verdict per generation");
        html.open("li", "class", "cell ref")
                .open("span", "class", "nm")
                .name("reference")
                .close()
                .text("span", result.reference().name(), "class", "v mute");
        html.open("span", "class", "tiny mute ln")
                .text("span", Numbers.count(result.reference().items(), "item"))
                .close(2);
        result.holdout().ifPresent(this::held);
        if (result.generations().size() > MANY) {
            timeline();
            return;
        }
        for (CheckResult.Generation generation : result.generations()) {
            Verdict verdict = generation.verdict();
            html.open("li", "class", "cell " + Page.name(verdict.level()))
                    .open("span", "class", "nm")
                    .name(generation.data().name())
                    .close();
            html.add(Page.pill(verdict.level()))
                    .open("span", "class", "tiny mute ln")
                    .text("span", Numbers.count(generation.data().items(), "item"))
                    .text(" ");
            html.text(
                            "span",
                            verdict.findings().isEmpty()
                                    ? "no findings"
                                    : Numbers.count(verdict.findings().size(), "finding"))
                    .text(" ");
            html.text("span", "confidence " + Numbers.confidence(verdict.confidence()))
                    .close(2);
        }
        html.close().line();
    }

    private void held(CheckResult.DataSet holdout) {
        html.open("li", "class", "cell ref")
                .open("span", "class", "nm")
                .name("holdout")
                .close()
                .text("span", holdout.name(), "class", "v mute");
        html.open("span", "class", "tiny mute ln")
                .text("span", Numbers.count(holdout.items(), "item"))
                .close(2);
    }

    /** Many generations: a glyph each, with its name and verdict to be read on it. */
    private void timeline() {
        html.open("li", "class", "cell", "style", "grid-column:1/-1").open("div", "class", "row");
        for (CheckResult.Generation generation : result.generations()) {
            String words = generation.data().name() + ": "
                    + generation.verdict().level().words();
            html.open("span", "class", Page.name(generation.verdict().level()), "title", words);
            html.add(Page.glyph(generation.verdict().level(), "width:14px;height:14px"));
            html.text("span", words + ". ", "class", "vh").close();
        }
        html.close(3).line();
    }
}
