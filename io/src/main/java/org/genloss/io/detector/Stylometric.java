package org.genloss.io.detector;

import java.nio.file.Path;
import org.genloss.catalog.Card;
import org.genloss.curate.stylometry.StylometricDetector;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.profile.Profile;
import org.genloss.select.Action;
import org.genloss.select.Judge;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * A trained detector as a step of a recipe.
 *
 * @param detector the file that {@code genloss detector train} wrote; there is no usual one, as it must know text of the corpus' own sort
 * @param action what is done with a text above the threshold for its length
 * @param factor weight of such a text under weigh, above 0 and at most 1
 */
@Shelf(Selector.class)
public record Stylometric(String detector, Action action, double factor) implements Selector {
    /** Labels only, by a file that is still to be named. */
    public Stylometric() {
        this("", Action.LABEL, 0.5);
    }

    public Stylometric {
        Action.check(StylometricDetector.ID, factor);
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    /** @throws UserError where no file is named, or it is no detector */
    @Override
    public Judge ready(Profile seen, Seed seed) {
        if (detector.isBlank()) {
            throw new UserError("the step " + StylometricDetector.ID
                    + " needs a detector trained on text like yours: genloss detector train --human H --synthetic S --out detector.json,"
                    + " then detector: detector.json.");
        }
        StylometricDetector trained = DetectorFile.read(Path.of(detector));
        return item ->
                action.on(trained.judge(((Payload.Text) item.payload()).value()).label(), factor);
    }

    @Override
    public Card card() {
        return Card.of(StylometricDetector.ID, "Stylometric detector")
                .says(
                        "Labels texts that look more like the synthetic than the human text that a detector was trained on; the threshold depends on length.")
                .formula(
                        "score = b + sum of w_g (1 + ln count_g) idf_g / length over character 2- to 4-grams g; flagged above the k-th highest score of n unseen"
                                + " human texts of such length, k = floor(rate (n + 1))")
                .source("LIBLINEAR (Fan et al. 2008); split conformal thresholds (Vovk et al. 2005)");
    }
}
