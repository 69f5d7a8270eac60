package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Gaussian.Estimator;

/** Moments within each class. */
final class ClassTally implements Tally {
    private final ClassGaussian learner;
    private final SortedMap<String, RunningMoments> classes = new TreeMap<>();
    private Labels labels;

    ClassTally(ClassGaussian learner) {
        this.learner = learner;
    }

    @Override
    public void add(Corpus added) {
        List<Item> items = Corpora.list(Weighted.plain(added));
        if (items.isEmpty()) {
            return;
        }
        labels = labels == null ? learner.labels(added.schema()) : labels;
        double[] weights = Weighted.weights(added);
        SortedMap<String, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                members.computeIfAbsent(labels.name(items.get(i)), name -> new ArrayList<>())
                        .add(i);
            }
        }
        members.forEach((name, places) -> {
            Vectors points = labels.points(places.stream().map(items::get).toList());
            double[] own = places.stream().mapToDouble(i -> weights[i]).toArray();
            classes.computeIfAbsent(name, n -> new RunningMoments()).add(new Weighted(points, own), points);
        });
    }

    private double weight() {
        return classes.values().stream().mapToDouble(RunningMoments::weight).sum();
    }

    @Override
    public void weigh(double total) {
        double all = weight();
        if (all > 0) {
            classes.values().forEach(moments -> moments.weigh(moments.weight() / all * total));
        }
    }

    @Override
    public GenerativeModel fit(GenerativeModel previous, Seed seed) {
        double all = weight();
        if (!(all > 0)) {
            throw new IllegalArgumentException("the weights of all items are 0");
        }
        List<ClassGaussianModel.Part> parts = new ArrayList<>();
        classes.forEach((name, moments) -> {
            double own = moments.weight();
            boolean biased = learner.estimator() == Estimator.BIASED || moments.items() == 1;
            double[] covariance = moments.covariance(biased ? own : own - moments.squares() / own);
            GaussianModel law = learner.law(labels, moments.mean(), covariance);
            parts.add(new ClassGaussianModel.Part(name, own / all, law));
        });
        labels.refuseMany(parts.size());
        return ClassGaussian.model(labels, parts);
    }
}
