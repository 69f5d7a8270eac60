package org.genloss.io.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genloss.data.Pixels;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Likenesses;

/**
 * Images to be looked at: some of each side, chosen blindly; those that a loss names; and below each of them what comes closest in the generation.
 * They are shown as they were compared: large ones on their grid.
 */
final class CheckHtmlPictures {
    /** Findings of one generation, and generations, that are shown: a page stays light. */
    private static final int FINDINGS = 3;

    private static final int GENERATIONS = 12;
    /** Always as wide as ten, so that all rows have one scale. */
    private static final int PLACES = 10;

    private final CheckResult result;
    private final Optional<Pixels> pixels;
    private final Tiles tiles;

    CheckHtmlPictures(CheckResult result) {
        this.result = result;
        this.pixels = Pixels.of(result.generations().get(0).likenesses().schema());
        this.tiles = pixels.map(Tiles::new).orElse(null);
    }

    /** Empty where items are no images. */
    Html section() {
        Html html = new Html();
        if (pixels.isEmpty()) {
            return html;
        }
        html.open("section", "aria-labelledby", "pics").text("h2", "What it looks like", "id", "pics");
        html.text("p", lede(), "class", "lede small");
        Likenesses first = result.generations().get(0).likenesses();
        html.open("div", "class", "grid c2", "style", "margin-top:18px");
        strip(html, result.reference().name(), "Some of the reference", first.reference());
        int shown = Math.min(GENERATIONS, result.generations().size());
        for (CheckResult.Generation generation : result.generations()
                .subList(
                        result.generations().size() - shown,
                        result.generations().size())) {
            strip(
                    html,
                    generation.data().name(),
                    "Some of this generation",
                    generation.likenesses().generation());
            generation.verdict().findings().stream()
                    .filter(finding -> !generation.likenesses().of(finding).isEmpty())
                    .limit(FINDINGS)
                    .forEach(finding -> pairs(html, generation, finding));
        }
        return html.close(2).line();
    }

    private String lede() {
        boolean pairs = result.generations().stream()
                .anyMatch(g -> !g.likenesses().pairs().isEmpty());
        boolean shrunk = !pixels.get()
                .words()
                .endsWith(pixels.get().columns() + " x " + pixels.get().rows());
        return (pairs
                        ? "Rows of the reference and of a generation are chosen blindly. Where something was lost, the upper row shows what, and the lower what comes closest in the generation."
                        : "Chosen blindly from each side.")
                + (shrunk
                        ? " As compared: averaged over " + pixels.get().columns() + " x "
                                + pixels.get().rows() + " cells."
                        : "");
    }

    private void pairs(Html html, CheckResult.Generation generation, Finding finding) {
        List<Likenesses.Pair> pairs = generation.likenesses().of(finding);
        String name = generation.data().name();
        html.open("div", "class", "keep").text("h3", name + ": " + subject(finding));
        html.text("p", "Lost or rarer, from the reference:", "class", "tiny mute");
        picture(
                html,
                "Images of the reference that " + name + " lost",
                pairs.stream().map(Likenesses.Pair::point).toList());
        html.text("p", "What comes closest in " + name + ":", "class", "tiny mute");
        picture(
                html,
                "The images of " + name + " that come closest",
                pairs.stream().map(Likenesses.Pair::closest).toList());
        html.close();
    }

    private static String subject(Finding finding) {
        String subject = finding.subject();
        return subject.substring(0, 1).toLowerCase(Locale.ROOT) + subject.substring(1);
    }

    private void strip(Html html, String name, String what, List<double[]> points) {
        html.open("div", "class", "keep").text("h3", name).text("p", what + ":", "class", "tiny mute");
        picture(html, what + ", " + name, points);
        html.close();
    }

    private void picture(Html html, String words, List<double[]> points) {
        html.empty(
                "img",
                "alt",
                words,
                "src",
                tiles.dataAddress(points, new Tiles.Grid(PLACES, 1)),
                "style",
                "image-rendering:pixelated;width:100%;height:auto;display:block");
    }
}
