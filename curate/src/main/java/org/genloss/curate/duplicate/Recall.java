package org.genloss.curate.duplicate;

import java.util.Optional;
import org.genloss.catalog.Settings;
import org.genloss.curate.recipe.Recipe;

/**
 * How many of the near duplicates that a recipe asks for its bands let it compare: {@link Banding#candidate} at the least similarity of copies. Of texts more similar it is more.
 *
 * @param step its name
 * @param similarity the least of copies
 * @param banding of the signatures
 * @param share of the pairs of texts just so similar
 * @param better bands that find at least {@link #ENOUGH} of them; empty where these do
 */
public record Recall(String step, double similarity, Banding banding, double share, Optional<Banding> better) {
    /** Less than this share is worth a word. */
    public static final double ENOUGH = 0.9;

    /** That of a recipe; empty where it looks for no near duplicates. */
    public static Optional<Recall> of(Recipe recipe) {
        return recipe.steps().stream()
                .filter(step -> step.id().equals(Deduplicate.ID))
                .findFirst()
                .flatMap(step -> of(step.name(), Settings.with(new Deduplicate(), step.settings())));
    }

    private static Optional<Recall> of(String step, Deduplicate settings) {
        if (!settings.near()) {
            return Optional.empty();
        }
        Banding banding = new Banding(settings.bands(), settings.rows());
        double share = banding.candidate(settings.similarity());
        Optional<Banding> better = share >= ENOUGH
                ? Optional.empty()
                : Optional.of(Banding.reaching(ENOUGH, settings.similarity(), banding.permutations()));
        return Optional.of(new Recall(step, settings.similarity(), banding, share, better));
    }
}
