package org.genloss.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Seed;

/** One model after another in one replicate: what it was trained on, what it drew, and the seeds of both. */
final class Chain {
    /** What is done to a draw before the regime sees it. */
    private static final Set<Mitigation.Stage> NEW = Set.of(Mitigation.Stage.DRAWN, Mitigation.Stage.ARRIVAL);

    /** Items that stand for those of a tally, for probes that look at them. */
    private static final int SEEN = 2000;

    final int index;
    GenerativeModel model;
    private final Experiment experiment;
    private final Regime regime;
    private final Source source;
    private final Seed first;
    private final Seed later;
    private Corpus real;
    private final Optional<Stock> stock;
    private final boolean tallies;
    private final Lineage lineage;
    private Corpus trained;
    private Tally tally;
    private Stock seen;
    private Offer offer;

    Chain(Experiment experiment, Arm arm, int replicate, int index) {
        this.index = index;
        this.experiment = experiment;
        this.regime = arm.regime().orElseThrow();
        this.source = experiment.real().of(index);
        Seed root = experiment.seed();
        this.first = of(root.child("first").child(replicate));
        this.later = of(root.child(arm.label()).child(replicate));
        int items = regime.first(experiment.items());
        Seed seed = of(root.child("real").child(replicate));
        this.lineage = new Lineage(experiment.mitigations().stream().anyMatch(Mitigation::asksOrigin));
        this.real = source.draw(items, seed);
        this.trained = source.start(items, seed.child("start")).orElse(real);
        long held = regime.stock(experiment.items());
        this.tallies = regime.grows() && experiment.learner().tally(1).isPresent() && !looksBack(experiment);
        this.stock = held == 0 || tallies ? Optional.empty() : Optional.of(new Stock(held));
    }

    private static boolean looksBack(Experiment e) {
        return e.mitigations().stream().anyMatch(m -> m.stage() == Mitigation.Stage.TRAINING || m.looksBack());
    }

    /** What the model was fitted to; where only a tally of it is kept, a uniform sample. */
    Corpus trained() {
        return seen == null ? trained : seen.all();
    }

    private Seed of(Seed root) {
        return index == 0 ? root : root.child("model").child(index);
    }

    private Seed seed(int fit) {
        return fit == 1 ? first.child(fit) : later.child(fit);
    }

    /** What the regime may look back on before a fit; what the mitigations left of the last draw is part of it. */
    History history(int fit) {
        Corpus latest = offer == null ? none() : mitigated(NEW, offer, seed(fit - 1));
        if (fit == 2) {
            real = arrived(real, fit, first.child("real"));
            remember(real, fit - 1);
        }
        if (fit > 1) {
            remember(latest, fit);
        }
        return new History(real, latest, stock, fit - 1, trained, experiment.items());
    }

    private void remember(Corpus data, int fit) {
        stock.ifPresent(all -> all.add(data, seed(fit).child("stock").random()));
    }

    private Corpus none() {
        return new Items(source.schema(), List.of());
    }

    /** @param pasts of all models, as they were before any of them was fitted this time */
    void fit(int fit, List<History> pasts) {
        Seed seed = seed(fit);
        if (fit == 1) {
            model = experiment.learner().fit(trained, seed.child("fit"));
            return;
        }
        Corpus fresh = fresh(fit, seed);
        if (tallies) {
            model = grown(regime.growth(pasts.get(index), fresh), fit).fit(model, seed.child("fit"));
            return;
        }
        Corpus next = regime.next(index, pasts, fresh, seed.child("next"));
        refuseNothing(Corpora.size(next));
        Offer training = new Offer(next, real, truth(), fit, false, Corpora.size(next), model, trained, source);
        trained = mitigated(Set.of(Mitigation.Stage.TRAINING), training, seed);
        model = experiment.learner().refit(model, trained, seed.child("fit"));
    }

    private Tally grown(Growth growth, int fit) {
        if (tally == null) {
            Corpus base = growth.fromReal() ? real : trained;
            refuseNothing(Corpora.size(base) + Corpora.size(growth.added()));
            boolean asked = experiment.probes().stream().anyMatch(DataProbe.class::isInstance);
            seen = asked ? new Stock(SEEN) : null;
            see(base, fit);
            tally = experiment.learner().tally(draws()).orElseThrow();
            tally.add(base);
        }
        growth.kept().ifPresent(tally::weigh);
        tally.add(growth.added());
        see(growth.added(), fit);
        return tally;
    }

    private void see(Corpus data, int fit) {
        if (seen != null) {
            seen.add(data, seed(fit).child("seen").random());
        }
    }

    private static void refuseNothing(int items) {
        if (items == 0) {
            throw new IllegalArgumentException(
                    "the mitigations left nothing of what was drawn, and no real data is mixed in");
        }
    }

    /** Items that a model is asked for at most. */
    private int draws() {
        return IntStream.rangeClosed(2, experiment.generations() + 1)
                .map(fit -> Math.max(experiment.items(), wanted(regime.synthetic(experiment.items(), fit))))
                .max()
                .orElseThrow();
    }

    private Corpus fresh(int fit, Seed seed) {
        int count = regime.fresh(experiment.items(), fit);
        Seed draw = seed.child("fresh");
        return count == 0 ? none() : arrived(source.draw(count, draw), fit, draw);
    }

    private Corpus arrived(Corpus data, int fit, Seed seed) {
        return mitigated(
                Set.of(Mitigation.Stage.ARRIVAL),
                new Offer(data, real, truth(), fit, false, Corpora.size(data), model, trained, source),
                seed);
    }

    /** All that the model drew; what the regime wants of it is offered to the next fit. */
    Corpus draw(int fit) {
        int items = regime.synthetic(experiment.items(), fit + 1);
        int wanted = wanted(items);
        Corpus drawn =
                model.draw(Math.max(experiment.items(), wanted), seed(fit).child("draw"));
        boolean plain = experiment.mitigations().isEmpty();
        Corpus data = plain ? drawn : lineage.drawn(Corpora.head(drawn, wanted), trained);
        offer = new Offer(data, real, truth(), fit + 1, true, items, model, trained, source);
        return drawn;
    }

    /** What the mitigations after it want is what a mitigation has to leave. */
    private int wanted(int items) {
        int wanted = items;
        List<Mitigation> all = experiment.mitigations();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).stage() == Mitigation.Stage.DRAWN) {
                wanted = all.get(i).wanted(wanted);
            }
        }
        return wanted;
    }

    /** Real data may still make up for a draw of which nothing is left; for training data there is nothing to make up for it. */
    private static void refuseNothing(Mitigation mitigation, Corpus before, Corpus after) {
        if (mitigation.stage() == Mitigation.Stage.TRAINING && Corpora.size(after) == 0) {
            throw new IllegalArgumentException(
                    mitigation.card().id() + " left nothing of " + Corpora.size(before) + " items");
        }
    }

    private Corpus mitigated(Set<Mitigation.Stage> stages, Offer offer, Seed seed) {
        List<Mitigation> all = experiment.mitigations();
        Offer rest = offer;
        for (int i = 0; i < all.size() && Corpora.size(rest.data()) > 0; i++) {
            Mitigation mitigation = all.get(i);
            if (stages.contains(mitigation.stage())) {
                rest = rest.with(mitigation.apply(rest, seed.child("mitigate").child(i)));
                refuseNothing(mitigation, offer.data(), rest.data());
            }
        }
        return rest.data();
    }

    private Optional<GenerativeModel> truth() {
        return experiment.mitigations().isEmpty() ? Optional.empty() : source.truth();
    }
}
