package org.genloss.io.detector;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.catalog.Settings;
import org.genloss.curate.likelihood.LikelihoodScores;
import org.genloss.curate.stylometry.Thresholds;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Profile;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Label;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * Labels texts that a causal language model finds too likely. What a score means depends on the model, on length, language and domain, so the threshold comes from human
 * text of the user's own: of n texts of a stretch of lengths it is the k-th most machine-like score, k the whole part of rate (n + 1). Texts with fewer
 * scored tokens than the least, and texts whose score is undefined, bear no label; texts of lengths that no human text had are labelled, with no rate, and not flagged.
 *
 * @param score what is asked of the model
 * @param model an ONNX file, or the directory that it was exported to; empty where records have log probabilities of their tokens (a field logprobs),
 *     which do for log-likelihood alone
 * @param referenceModel a second model with the same tokens: the observer of Binoculars, the sampling model of Fast-DetectGPT; empty for that model itself
 * @param tokenizer the tokenizer.json of both models, where it does not lie beside them
 * @param context tokens that a model sees at a time; 0 as the files beside it say, 1,024 at most
 * @param stride tokens by which that window moves on over a longer text; 0 for half of it
 * @param human files of human text like that of the corpus, which set the threshold; to be given
 * @param sample how many of these texts are scored at most, chosen by a hash
 * @param falsePositives share of human texts that may be flagged
 * @param least fewest scored tokens
 * @param action what is done with flagged texts
 * @param factor weight of a flagged text under weigh
 */
@Shelf(Selector.class)
public record Likelihood(
        Score score,
        String model,
        String referenceModel,
        String tokenizer,
        int context,
        int stride,
        List<?> human,
        int sample,
        double falsePositives,
        int least,
        Action action,
        double factor)
        implements Selector {
    static final String ID = "likelihood";

    /** What is asked of the model. */
    public enum Score {
        /** How far the text is above what its reference model would write, in standard deviations: (sum log p - mean) / sqrt(variance). */
        FAST_DETECT_GPT(false) {
            @Override
            double of(LikelihoodScores scores) {
                return scores.fastDetect();
            }
        },
        /** Mean surprise by mean cross-entropy of two models; low for machines. */
        BINOCULARS(true) {
            @Override
            double of(LikelihoodScores scores) {
                return scores.binoculars();
            }
        },
        /** Mean log p of the tokens. */
        LOG_LIKELIHOOD(false) {
            @Override
            double of(LikelihoodScores scores) {
                return -scores.surprise();
            }
        },
        /** Mean logarithm of the tokens' ranks; low for machines. */
        LOG_RANK(true) {
            @Override
            double of(LikelihoodScores scores) {
                return scores.logRank();
            }
        },
        /** Mean surprise by mean log-rank. */
        LRR(false) {
            @Override
            double of(LikelihoodScores scores) {
                return scores.lrr();
            }
        };

        private final boolean low;

        Score(boolean low) {
            this.low = low;
        }

        abstract double of(LikelihoodScores scores);

        /** The same number, turned so that machines are high. */
        double turned(double score) {
            return low ? -score : score;
        }
    }

    /** Fast-DetectGPT; model and human text are missing. */
    public Likelihood() {
        this(Score.FAST_DETECT_GPT, "", "", "", 0, 0, List.of(), 500, 0.01, 16, Action.LABEL, 0.5);
    }

    public Likelihood {
        human = human.stream().map(String::valueOf).toList();
        if (!(falsePositives > 0 && falsePositives < 1)) {
            throw new IllegalArgumentException(
                    "likelihood.false-positives is a rate between 0 and 1, got " + falsePositives);
        }
        if (context < 0 || stride < 0 || least < 1 || sample < 1) {
            throw new IllegalArgumentException(
                    "likelihood.context and likelihood.stride are 0 or more, likelihood.least and "
                            + "likelihood.sample 1 or more, got " + context + ", " + stride + ", " + least + " and "
                            + sample);
        }
        Action.check(ID, factor);
    }

    @Override
    public Card card() {
        return Card.of(ID, "Likelihood detectors")
                .says("Labels texts that a language model finds more likely than human text of their length.")
                .formula(
                        "fast-detect-gpt: (sum log p_s(x) - sum mu)/sqrt(sum var), mu and var of log p_s under p_r; binoculars: mean -log p_s(x) / mean -sum p_r log p_s;"
                                + " log-likelihood: mean log p; log-rank: mean log rank; lrr: mean -log p / mean log rank")
                .source(
                        "Bao et al. 2024, arXiv:2310.05130; Hans et al. 2024, arXiv:2401.12070; Su et al. 2023, arXiv:2306.05540; thresholds: Vovk et al. 2005");
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    @Override
    public boolean weighs() {
        return action == Action.WEIGH;
    }

    /** @throws IllegalArgumentException where model or human text are not named, or the human texts are too few for the rate */
    @Override
    public Judge ready(Profile seen, Seed seed) {
        if (model.isBlank() && score != Score.LOG_LIKELIHOOD) {
            throw new IllegalArgumentException(
                    "likelihood.score " + Settings.word(score)
                            + " needs model: a causal language model in an ONNX file, with its tokenizer. Log probabilities of tokens in the records do for log-likelihood alone");
        }
        if (score == Score.BINOCULARS && referenceModel.isBlank()) {
            throw new IllegalArgumentException(
                    "likelihood.score binoculars needs reference-model: a second model with the same tokens, the observer");
        }
        if (human.isEmpty()) {
            throw new IllegalArgumentException(
                    "likelihood needs human: files of human text like that of the corpus, which set the threshold. It is known for no model beforehand");
        }
        return new Judged(Scorer.of(this), Calibration.of(this), action, factor);
    }

    private record Judged(Scorer scorer, Thresholds thresholds, Action action, double factor)
            implements Judge, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Decision judge(Item item) {
            Payload.Text text = (Payload.Text) item.payload();
            OptionalDouble score = scorer.score(item.id(), text);
            if (score.isEmpty()) {
                return Decision.keep();
            }
            var stretch = thresholds.at(Scorer.length(text.value()));
            boolean flagged = stretch.filter(s -> scorer.score().turned(score.getAsDouble()) > s.score())
                    .isPresent();
            OptionalDouble rate =
                    stretch.map(s -> OptionalDouble.of(s.falsePositives())).orElseGet(OptionalDouble::empty);
            String unrated =
                    stretch.isPresent() ? "" : "no threshold for its length: no human text is as short or as long";
            return action.on(
                    new Label(Settings.word(scorer.score()), score.getAsDouble(), rate, flagged, unrated), factor);
        }
    }
}
