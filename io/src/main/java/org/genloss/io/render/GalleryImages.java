package org.genloss.io.render;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.Corpora;

/** Images that each generation draws, beside real ones. */
final class GalleryImages {
    private static final Tiles.Grid GRID = new Tiles.Grid(8, 4);

    /** Generations that are shown: a page stays light. */
    private static final int SHOWN = 12;

    private final SimulateResult.Cell cell;
    private final List<String> regimes;
    private final Regimes names;
    private final Tiles tiles;

    GalleryImages(SimulateResult.Cell cell, Pixels pixels) {
        this.cell = cell;
        this.regimes = cell.regimes();
        this.names = new Regimes(cell.experiment());
        this.tiles = new Tiles(pixels);
    }

    Html section() {
        Html html = new Html()
                .open("section", "aria-labelledby", "gal", "style", "--n:" + (regimes.size() + 1))
                .text("h2", "What each generation draws", "id", "gal");
        html.text(
                        "p",
                        said(
                                cell.experiment().items(),
                                Corpora.size(cell.experiment().real().holdout()),
                                generations().size()),
                        "class",
                        "lede small")
                .open("div", "class", "gal");
        html.open("div", "class", "gh").text("span", "").text("span", "real");
        regimes.forEach(r -> html.text("span", names.first(r), "style", "color:" + Regimes.colour(regimes, r)));
        html.close();
        int row = 0;
        for (int t : generations()) {
            html.open("div", "class", "gg").text("div", Integer.toString(t), "class", "gn");
            picture(html, real(GRID.places() * row++), "real images");
            regimes.forEach(regime -> drawn(html, regime, t));
            html.close();
        }
        return html.close(2).line();
    }

    /**
     * What is shown.
     *
     * @param items of a draw
     * @param held real images that no model has seen
     * @param rows of the gallery
     */
    static String said(int items, int held, int rows) {
        int places = GRID.places();
        String drawn = "First replicate: "
                + (items > places ? "the first " + places + " images" : Numbers.count(items, "image"))
                + " of each draw, beside ";
        if (held <= places) {
            return drawn + "the " + Numbers.count(held, "real one") + " that no model has seen, the same in each row.";
        }
        return drawn + places + " real ones that no model has seen, "
                + (held >= (long) places * rows
                        ? "other ones in each row."
                        : "others in the next row until all " + Numbers.count(held)
                                + " were shown, then from the first again.");
    }

    private void drawn(Html html, String regime, int t) {
        List<Corpus> all = cell.drawn().get(regime);
        if (t <= all.size()) {
            picture(html, first(all.get(t - 1)), names.of(regime) + ", generation " + t);
        } else {
            html.text("div", "nothing could be fitted", "class", "tiny mute");
        }
    }

    private List<Integer> generations() {
        int last = cell.experiment().generations();
        int shown = Math.min(last, SHOWN);
        return IntStream.range(0, shown)
                .map(i -> shown == 1 ? 1 : (int) Math.round(1 + (last - 1) * (i / (shown - 1.0))))
                .boxed()
                .toList();
    }

    /** So many real images from one on, from the first again after the last; all of them, from the first, where they have room. */
    private List<double[]> real(int place) {
        List<Item> items = Corpora.list(cell.experiment().real().holdout());
        int from = items.size() <= GRID.places() ? 0 : place;
        return IntStream.range(0, Math.min(GRID.places(), items.size()))
                .mapToObj(i -> point(items.get((from + i) % items.size())))
                .toList();
    }

    private static List<double[]> first(Corpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            return items.limit(GRID.places()).map(GalleryImages::point).toList();
        }
    }

    private static double[] point(Item item) {
        return ((Payload.Vector) item.payload()).x();
    }

    private void picture(Html html, List<double[]> points, String words) {
        html.open("div", "class", "gi")
                .empty(
                        "img",
                        "alt",
                        "Images, " + words,
                        "src",
                        tiles.dataAddress(points, GRID),
                        "style",
                        "image-rendering:pixelated;width:100%;height:auto;display:block")
                .close();
    }
}
