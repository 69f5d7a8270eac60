package org.genloss.testkit.calibration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.label.TwoSampleForest;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Profile;
import org.genloss.profile.Sides;
import org.genloss.verdict.Check;
import org.genloss.verdict.Verdict;

/** Synthetic versions of real tables, made with one knob turned step by step: whether levels and readings come out in its order. */
record Knobs(RealSets sets) implements Study {
    private static final List<String> DATA = List.of("adult", "bank-marketing");

    private static final int MOST_READ = 2000;
    /** As many as a version has; a classifier sees the more, the more it learns from. */
    private static final Metric FOREST = new TwoSampleForest(8000);

    /** Not among the default readings, but about pairs of columns as a whole. */
    private static final List<String> ASKED = List.of("pair-information-change");

    /**
     * A knob.
     *
     * @param name what is turned
     * @param versions worst first; several names of one step where the data sets call it differently
     * @param telling the statistics that ought to order it: what the knob is known to take away
     */
    private record Knob(String name, List<String> versions, List<String> telling) {}

    private static final List<Knob> KNOBS = List.of(
            new Knob(
                    "flip: cells redrawn",
                    List.of("flip90", "flip80", "flip70", "flip60", "flip50", "flip40", "flip30", "flip20", "flip10"),
                    List.of("dependence", "mutual-information")),
            new Knob(
                    "epochs of training",
                    List.of("mostly_e1", "mostly_e2", "mostly_e4", "mostly_e8", "mostly_e16"),
                    List.of("neighbour-coverage", "pair-information-change:shares", "c2st-forest-auc")),
            new Knob(
                    "temperature",
                    List.of("mostly_temp01", "mostly_temp05", "mostly_temp09", "mostly_temp10"),
                    List.of("joint-entropy", "rare-combinations")),
            new Knob(
                    "top-p",
                    List.of("mostly_topp90", "mostly_topp99", "mostly_temp10"),
                    List.of("joint-entropy", "rare-combinations")),
            new Knob(
                    "privacy",
                    List.of(
                            "mostly_eps0.97|mostly_eps0.99",
                            "mostly_eps1.16|mostly_eps1.2",
                            "mostly_eps1.35|mostly_eps1.39"),
                    List.of("dependence", "mutual-information")));

    private static final List<String> OTHERS =
            List.of("trn", "mostly", "synthpop", "tvae", "ctgan", "copulagan", "gaussian_copula", "gretel");

    @Override
    public String name() {
        return "knobs";
    }

    @Override
    public List<String> columns() {
        return List.of("data", "version", "seed", "what", "subject", "value");
    }

    @Override
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String data : DATA) {
            List<String> versions = new ArrayList<>();
            KNOBS.forEach(knob -> knob.versions().forEach(v -> versions.addAll(List.of(v.split("\\|")))));
            versions.addAll(OTHERS);
            versions.stream()
                    .distinct()
                    .filter(v -> Files.exists(file(data, v)))
                    .forEach(version ->
                            cells.add(new Cell(List.of(data, version), 1, seed -> rows(data, version, seed))));
        }
        return cells;
    }

    private Path file(String data, String version) {
        return sets.root().resolve("tabular-real-vs-synthetic/" + data + "/2021/" + data + "__" + version + ".csv.gz");
    }

    /** The reference is the half of the real data that no maker saw. */
    private List<List<String>> rows(String data, String version, int number) {
        ReadOptions options = ReadOptions.defaults().withOnBadRow(ReadOptions.OnBadRow.SKIP);
        Corpus reference = Readers.open(List.of(file(data, "val").toString()), options);
        Corpus generation =
                Readers.openLike(reference.schema(), List.of(file(data, version).toString()), options, BadRows.NONE);
        Seed seed = Study.seed(name(), number);
        Verdict verdict = Check.verdict(
                Outcome.given("val", reference),
                Outcome.given(version, generation),
                Outcome.settings(seed),
                Workers.SERIAL);
        Outcome outcome = Outcome.of(verdict);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("level", outcome.metric() + " " + outcome.subject(), outcome.level()));
        rows.add(List.of("deciding", outcome.metric() + " " + outcome.subject(), outcome.size()));
        verdict.kept().forEach(kept -> rows.add(List.of(kept.metric(), kept.subject(), Outcome.number(kept.share()))));
        rows.addAll(readings(reference, generation));
        return rows;
    }

    /** What metrics say, without floors: those that cost one pass of all rows, the others of some. */
    private static List<List<String>> readings(Corpus reference, Corpus generation) {
        Sides all = sides(reference, generation, Integer.MAX_VALUE);
        Sides some = sides(reference, generation, MOST_READ);
        List<List<String>> rows = new ArrayList<>();
        Stream.concat(
                        Stream.of(FOREST),
                        Catalog.of(Metric.class, "metric").all().stream()
                                .filter(m -> !m.asksHoldout() && m.fits(reference.schema()))
                                .filter(m -> m.card().effort() != Card.Effort.ASKED
                                        || ASKED.contains(m.card().id())))
                .forEach(metric -> metric.compare(metric.card().effort() == Card.Effort.HEAVY ? some : all)
                        .forEach(value -> {
                            if (value instanceof Value.Of of) {
                                rows.add(List.of(metric.card().id(), of.subject(), Outcome.number(of.number())));
                            }
                        }));
        return rows;
    }

    private static Sides sides(Corpus reference, Corpus generation, int most) {
        return Sides.of(new Pool(reference.schema(), groups(reference, most), groups(generation, most)));
    }

    private static List<Draw.Group> groups(Corpus corpus, int most) {
        Draw.Of kind = Outcome.settings(Seed.of(0)).draw();
        List<Draw.Group> groups = Profile.of(corpus, Set.of(kind)).get(kind).groups();
        return groups.subList(0, Math.min(most, groups.size()));
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder page = new StringBuilder(Markdown.head(
                "data", "knob", "from worst to best", "levels", "what ought to tell", "in order", "readings in order"));
        for (String data : DATA) {
            for (Knob knob : KNOBS) {
                List<Rows> steps = steps(rows.where("data", data), knob);
                if (steps.size() == knob.versions().size()) {
                    page.append(line(data, knob, steps));
                }
            }
        }
        page.append('\n').append(Markdown.head("data", "version", "level", "by", "kept, or size"));
        for (String data : DATA) {
            for (String version : rows.where("data", data).values("version")) {
                Rows of = rows.where("data", data).where("version", version);
                Map<String, String> level = of.where("what", "level").list().get(0);
                String size = of.where("what", "deciding").list().get(0).get("value");
                page.append(Markdown.row(data, version, level.get("value"), level.get("subject"), size));
            }
        }
        return page.toString();
    }

    private static List<Rows> steps(Rows rows, Knob knob) {
        return knob.versions().stream()
                .map(step -> rows.where(row -> List.of(step.split("\\|")).contains(row.get("version"))))
                .filter(step -> !step.isEmpty())
                .toList();
    }

    private static String line(String data, Knob knob, List<Rows> steps) {
        List<String> told = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        for (String id : knob.telling()) {
            String metric = id.replaceAll(":.*", "");
            String subject = id.substring(Math.min(id.length(), metric.length() + 1));
            double[] values = steps.stream()
                    .map(step -> step.where("what", metric)
                            .where(row ->
                                    subject.isEmpty() || row.get("subject").equals(subject)))
                    .filter(step -> step.size() == 1)
                    .mapToDouble(step -> Double.parseDouble(step.list().get(0).get("value")))
                    .toArray();
            told.add(id + " "
                    + String.join(
                            " ",
                            IntStream.range(0, values.length)
                                    .mapToObj(i -> Markdown.two(values[i]))
                                    .toList()));
            orders.add(order(values));
        }
        Map<String, double[]> all = readings(steps);
        long exact = all.values().stream()
                .filter(v -> Math.abs(Ranks.spearman(v)) == 1)
                .count();
        List<String> levels = steps.stream()
                .map(step -> step.where("what", "level").list().get(0).get("value"))
                .toList();
        return Markdown.row(
                data,
                knob.name(),
                name(steps.get(0)) + " to " + name(steps.get(steps.size() - 1)),
                Markdown.runs(levels),
                String.join("; ", told),
                String.join("; ", orders),
                exact + " of " + all.size());
    }

    private static String name(Rows step) {
        return step.list().get(0).get("version");
    }

    private static String order(double[] values) {
        double spearman = Ranks.spearman(values);
        return Math.abs(spearman) == 1 ? "yes" : "no, Spearman " + Markdown.two(Math.abs(spearman));
    }

    /** Readings of the table as a whole that every step has: those with one subject. */
    private static Map<String, double[]> readings(List<Rows> steps) {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (String id : steps.get(0).values("what")) {
            double[] values = steps.stream()
                    .map(step -> step.where("what", id))
                    .filter(step ->
                            step.size() == 1 && !step.list().get(0).get("value").isEmpty())
                    .filter(step -> !id.equals("level") && !id.equals("deciding"))
                    .mapToDouble(step -> Double.parseDouble(step.list().get(0).get("value")))
                    .toArray();
            if (values.length == steps.size()) {
                all.put(id, values);
            }
        }
        return all;
    }
}
