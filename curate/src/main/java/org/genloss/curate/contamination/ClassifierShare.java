package org.genloss.curate.contamination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.curate.stylometry.Platt;
import org.genloss.curate.stylometry.Stylometry;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.RocCurve;

/**
 * How many documents of a corpus are synthetic, by a classifier that is trained on references and judges whole documents. Each reference document is judged by a model
 * that has not seen its group, and each document of the corpus by one of the same models. Two estimates: the flagged share corrected for the share of human
 * and of synthetic references that is flagged (Rogan and Gladen 1978), and the share under which the chances average to itself (Saerens et al. 2002), which is the most
 * likely one. A document is flagged where it is more likely synthetic than not, were both as frequent.
 *
 * <p>Intervals are {@linkplain Resamples#percentiles expanded percentiles} over resamples of groups of the corpus and of both references; the models stay as they are.
 */
public final class ClassifierShare {
    private static final double Z975 = 1.959963984540054;
    private static final double Z90 = 1.2815515655446004;
    private static final double SURE = 1e-12;

    private final Contamination.Settings settings;
    private final Seed seed;
    private final Workers workers;

    public ClassifierShare(Contamination.Settings settings, Seed seed, Workers workers) {
        this.settings = settings;
        this.seed = seed;
        this.workers = workers;
    }

    /**
     * What came out, in documents.
     *
     * @param documents of the corpus
     * @param curve chance that a synthetic reference scores above a human one, both unseen
     * @param truePositiveRate share of synthetic references that is flagged
     * @param falsePositiveRate share of human references that is flagged
     * @param flagged share of the corpus that is flagged
     * @param corrected by Rogan and Gladen; empty where some resamples of the references do not tell them apart
     * @param detectable the least share that would be told from none nine times of ten; empty with the corrected share
     * @param likeliest by expectation maximisation
     * @param floor the same on human references
     * @param ceiling the same on synthetic references
     * @param parts for each field, the corrected share of each of its values
     */
    public record Result(
            long documents,
            RocCurve curve,
            double truePositiveRate,
            double falsePositiveRate,
            double flagged,
            Optional<Contamination.Corrected> corrected,
            Optional<Double> detectable,
            Contamination.Estimate likeliest,
            Contamination.Estimate floor,
            Contamination.Estimate ceiling,
            Map<String, Map<String, Contamination.Corrected>> parts) {}

    /**
     * Estimates the share.
     *
     * @param corpus what is said of its origin is not looked at
     * @param references of both origins
     * @param fields notes by whose values the corpus is broken down
     * @throws IllegalArgumentException where the corpus or an origin has no text, or too few groups to be left out in turn
     */
    public Result run(List<Stylometry.Known> corpus, List<Stylometry.Known> references, List<String> fields) {
        if (corpus.isEmpty()) {
            throw new IllegalArgumentException("the corpus has no text");
        }
        Stylometry.CrossFitted models =
                Stylometry.CrossFitted.of(references, Stylometry.Settings.DEFAULT.withFolds(settings.folds()), workers);
        double[] human = Stylometry.scores(models.own(), false);
        double[] synthetic = Stylometry.scores(models.own(), true);
        Platt platt = Platt.fit(human, synthetic);
        double prior = (synthetic.length + 1.0) / (human.length + synthetic.length + 2.0);
        Odds odds = new Odds(platt, Math.log(prior / (1 - prior)));
        Judged people = judged("human", texts(models.own(), false), human, odds);
        Judged machines = judged("synthetic", texts(models.own(), true), synthetic, odds);
        double[] scores =
                workers
                        .map(
                                corpus.size(),
                                i -> models.score(
                                        corpus.get(i).group(), corpus.get(i).text()))
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        Judged unknown = judged("corpus", corpus, scores, odds);
        Flags humanFlags = people.flags();
        Flags syntheticFlags = machines.flags();
        Optional<Contamination.Corrected> corrected = corrected(unknown, humanFlags, syntheticFlags);
        return new Result(
                corpus.size(),
                RocCurve.of(human, synthetic),
                syntheticFlags.share(),
                humanFlags.share(),
                unknown.flags().share(),
                corrected,
                corrected.map(c -> detectable(humanFlags, syntheticFlags, unknown)),
                unknown.likeliest(),
                people.likeliest(),
                machines.likeliest(),
                parts(
                        corpus,
                        scores,
                        fields,
                        (name, part) ->
                                corrected(judged(name, part.texts, part.scores, odds), humanFlags, syntheticFlags)));
    }

    private static List<Stylometry.Known> texts(List<Stylometry.Scored> scored, boolean synthetic) {
        return scored.stream()
                .map(Stylometry.Scored::known)
                .filter(k -> k.synthetic() == synthetic)
                .toList();
    }

    private Judged judged(String name, List<Stylometry.Known> texts, double[] scores, Odds odds) {
        return new Judged(
                seed.child(name), texts, Arrays.stream(scores).map(odds::of).toArray());
    }

    /** How much likelier a score makes a text among synthetic than among human ones, as a logarithm. */
    private record Odds(Platt platt, double prior) {
        double of(double score) {
            double chance = Math.min(1 - SURE, Math.max(SURE, platt.chance(score)));
            return Math.log(chance / (1 - chance)) - prior;
        }
    }

    /** Documents with their log odds. */
    private final class Judged {
        private final Seed own;
        private final List<Document> documents;
        private final double[] odds;

        Judged(Seed own, List<Stylometry.Known> texts, double[] odds) {
            this.own = own;
            this.odds = odds;
            this.documents = IntStream.range(0, texts.size())
                    .mapToObj(i -> new Document(texts.get(i).group(), List.of(new int[] {i}), Map.of()))
                    .toList();
        }

        Contamination.Estimate likeliest() {
            return Resamples.of((document, whole) -> odds[whole[0]], documents, own)
                    .estimate(settings, workers);
        }

        /** How many are flagged, as they are and in each resample. */
        Flags flags() {
            Map<String, double[]> groups = new LinkedHashMap<>();
            for (int i = 0; i < odds.length; i++) {
                double[] group = groups.computeIfAbsent(documents.get(i).group(), g -> new double[2]);
                group[0]++;
                group[1] += odds[i] > 0 ? 1 : 0;
            }
            List<double[]> counts = new ArrayList<>(groups.values());
            double[] resampled = IntStream.range(0, settings.resamples())
                    .mapToDouble(r -> drawn(counts, own.child(r).random()))
                    .toArray();
            double flagged = Arrays.stream(odds).filter(o -> o > 0).count();
            return new Flags(flagged / odds.length, counts.size(), resampled);
        }

        private static double drawn(List<double[]> counts, UniformRandomProvider random) {
            double all = 0;
            double flagged = 0;
            for (int i = 0; i < counts.size(); i++) {
                double[] group = counts.get(random.nextInt(counts.size()));
                all += group[0];
                flagged += group[1];
            }
            return flagged / all;
        }
    }

    private record Flags(double share, int groups, double[] resampled) {
        double variance() {
            double mean = Arrays.stream(resampled).average().orElseThrow();
            return Arrays.stream(resampled)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElseThrow();
        }
    }

    private Optional<Contamination.Corrected> corrected(Judged judged, Flags human, Flags synthetic) {
        Flags flags = judged.flags();
        double[] shares = new double[settings.resamples()];
        for (int r = 0; r < shares.length; r++) {
            double apart = synthetic.resampled[r] - human.resampled[r];
            if (!(apart > 0)) {
                return Optional.empty();
            }
            shares[r] = (flags.resampled[r] - human.resampled[r]) / apart;
        }
        if (!(synthetic.share > human.share)) {
            return Optional.empty();
        }
        Arrays.sort(shares);
        double share = (flags.share - human.share) / (synthetic.share - human.share);
        Contamination.Size size = new Contamination.Size(judged.odds.length, judged.odds.length);
        return Optional.of(new Contamination.Corrected(
                size,
                flags.groups,
                new Contamination.Estimate(share, Resamples.percentiles(shares, settings.level(), flags.groups)),
                new Resamples.Means(share, shares).deviation()));
    }

    /** With no synthetic document the flagged share varies as that of as much human text does. */
    private static double detectable(Flags human, Flags synthetic, Judged corpus) {
        double groups =
                corpus.documents.stream().map(Document::group).distinct().count();
        double error = Math.sqrt(human.variance() * (1 + human.groups / groups)) / (synthetic.share - human.share);
        return Math.min(1, (Z975 + Z90) * error);
    }

    /** Documents of one value. */
    private record Part(List<Stylometry.Known> texts, double[] scores) {}

    private interface Corrects {
        Optional<Contamination.Corrected> of(String name, Part part);
    }

    private static Map<String, Map<String, Contamination.Corrected>> parts(
            List<Stylometry.Known> corpus, double[] scores, List<String> fields, Corrects corrects) {
        Map<String, Map<String, Contamination.Corrected>> parts = new LinkedHashMap<>();
        for (String field : fields) {
            Map<String, List<Integer>> byValue = new TreeMap<>();
            for (int i = 0; i < scores.length; i++) {
                byValue.computeIfAbsent(corpus.get(i).notes().getOrDefault(field, ""), v -> new ArrayList<>())
                        .add(i);
            }
            Map<String, Contamination.Corrected> values = new LinkedHashMap<>();
            byValue.forEach((value, places) -> corrects.of(
                            "part/" + field + "/" + value,
                            new Part(
                                    places.stream().map(corpus::get).toList(),
                                    places.stream().mapToDouble(i -> scores[i]).toArray()))
                    .ifPresent(c -> values.put(value, c)));
            parts.put(field, values);
        }
        return parts;
    }
}
