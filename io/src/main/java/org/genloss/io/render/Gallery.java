package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;
import org.genloss.io.run.SimulateResult;

/** What each generation draws, shown as what it is: pictures, texts or the shape of a distribution. */
final class Gallery {
    private static final int WORDS = 40;

    private final SimulateResult.Cell cell;
    private final List<String> regimes;
    private final Regimes names;
    private final Schema schema;
    private final double brightest;

    Gallery(SimulateResult.Cell cell) {
        this.cell = cell;
        this.regimes = cell.regimes();
        this.names = new Regimes(cell.experiment());
        this.schema = cell.experiment().real().schema();
        this.brightest = Pictures.fits(schema)
                ? Pictures.brightest(cell.experiment().real().holdout())
                : 1;
    }

    /** Empty where there is nothing to look at. */
    Html section() {
        Html html = new Html();
        boolean drawn = regimes.stream().allMatch(r -> !cell.drawn().get(r).isEmpty());
        if (drawn && Pixels.of(schema).isPresent()) {
            return new GalleryImages(cell, Pixels.of(schema).get()).section();
        }
        boolean single = schema.width() == 1 && schema.kind() != Schema.Kind.TEXT;
        boolean shown = Pictures.fits(schema) || schema.kind() == Schema.Kind.TEXT || single;
        if (!drawn || !shown) {
            return html;
        }
        html.open("section", "aria-labelledby", "gal", "style", "--n:" + regimes.size())
                .text("h2", "What each generation draws", "id", "gal");
        html.text("p", lede(), "class", "lede small").open("div", "class", "gal");
        html.open("div", "class", "gg real").text("div", "real", "class", "gn");
        picture(html, cell.experiment().real().holdout(), "real data");
        html.close();
        html.open("div", "class", "gh").text("span", "");
        regimes.forEach(r -> html.text("span", names.first(r), "style", "color:" + Regimes.colour(regimes, r)));
        html.close();
        for (int t : generations()) {
            html.open("div", "class", "gg").text("div", Integer.toString(t), "class", "gn");
            for (String regime : regimes) {
                List<Corpus> all = cell.drawn().get(regime);
                if (t <= all.size()) {
                    picture(html, all.get(t - 1), names.of(regime) + ", generation " + t);
                } else {
                    html.text("div", "nothing could be fitted", "class", "tiny mute");
                }
            }
            html.close();
        }
        return html.close(2).line();
    }

    private String lede() {
        if (Pictures.fits(schema)) {
            return "First replicate. Each row of pictures: one of each kind; below them where the pictures of a kind differ, strong where they differ most. Read down a column: the same drawing over and over, and a fading map, are what is lost.";
        }
        return schema.kind() == Schema.Kind.TEXT
                ? "First replicate: one text of each generation, its first " + WORDS + " words."
                : "First replicate: the shape of what is drawn, on one scale.";
    }

    private List<Integer> generations() {
        int last = cell.experiment().generations();
        return IntStream.rangeClosed(0, 4)
                .map(i -> (int) Math.round(1 + (last - 1) * (i / 4.0)))
                .distinct()
                .boxed()
                .toList();
    }

    private void picture(Html html, Corpus corpus, String label) {
        html.open("div", "class", "gi");
        if (Pictures.fits(schema)) {
            Pictures pictures = new Pictures(corpus, brightest);
            html.empty(
                    "img",
                    "class",
                    "px",
                    "alt",
                    "Drawn pictures, " + label,
                    "src",
                    Png.dataAddress(pictures.rows(2)),
                    "width",
                    "300");
            html.empty(
                    "img",
                    "class",
                    "px",
                    "alt",
                    "Where pictures of a kind differ, " + label,
                    "src",
                    Png.dataAddress(pictures.spread()),
                    "width",
                    "300");
        } else if (schema.kind() == Schema.Kind.TEXT) {
            html.open("p", "class", "txt").data(text(corpus)).close();
        } else {
            html.add(shape(corpus, label));
        }
        html.close();
    }

    private static String text(Corpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            String value = items.map(i -> ((Payload.Text) i.payload()).value().strip())
                    .filter(v -> v.length() > 20)
                    .findFirst()
                    .orElse("");
            String[] words = value.split("\\s+");
            return String.join(" ", List.of(words).subList(0, Math.min(WORDS, words.length)))
                    + (words.length > WORDS ? " …" : "");
        }
    }

    /** A histogram over the range of the real data, 40 bins or one a category; what falls outside is in the outer bins. */
    private Html shape(Corpus corpus, String label) {
        double[] bins = schema.columns().get(0).scale() == Schema.Scale.NUMERIC ? histogram(corpus) : shares(corpus);
        double most = Math.max(1e-9, java.util.Arrays.stream(bins).max().orElse(1));
        Html svg = new Html()
                .open(
                        "svg",
                        "class",
                        "ch",
                        "viewBox",
                        "0 0 344 70",
                        "role",
                        "img",
                        "aria-label",
                        "Shape of what is drawn, " + label);
        double width = 300.0 / bins.length;
        for (int i = 0; i < bins.length; i++) {
            double height = 56 * bins[i] / most;
            svg.empty(
                    "rect",
                    "x",
                    Chart.n(22 + i * width),
                    "y",
                    Chart.n(62 - height),
                    "width",
                    Chart.n(Math.max(0.5, width - 0.8)),
                    "height",
                    Chart.n(height),
                    "fill",
                    "var(--series)");
        }
        return svg.empty("line", "class", "base", "x1", "22", "x2", "322", "y1", "62", "y2", "62")
                .close();
    }

    private double[] histogram(Corpus corpus) {
        double[] real = numbers(cell.experiment().real().holdout());
        double low = java.util.Arrays.stream(real).min().orElse(0);
        double high = java.util.Arrays.stream(real).max().orElse(1);
        double[] bins = new double[40];
        for (double x : numbers(corpus)) {
            bins[(int) Math.max(0, Math.min(39, 40 * (x - low) / Math.max(1e-12, high - low)))]++;
        }
        return bins;
    }

    private static double[] numbers(Corpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            return items.mapToDouble(i -> i.payload() instanceof Payload.Vector v
                            ? v.x()[0]
                            : ((Payload.Row) i.payload()).cells().get(0) instanceof Cell.Number n ? n.value() : 0)
                    .toArray();
        }
    }

    private double[] shares(Corpus corpus) {
        List<String> names = new ArrayList<>(
                new java.util.TreeSet<>(values(cell.experiment().real().holdout())));
        double[] counts = new double[Math.min(names.size(), 60)];
        values(corpus)
                .forEach(v -> IntStream.of(names.indexOf(v))
                        .filter(i -> i >= 0 && i < counts.length)
                        .forEach(i -> counts[i]++));
        return counts;
    }

    private static List<String> values(Corpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            return items.map(
                            i -> ((Payload.Row) i.payload()).cells().get(0) instanceof Cell.Category c ? c.value() : "")
                    .toList();
        }
    }
}
