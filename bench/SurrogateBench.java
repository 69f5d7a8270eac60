import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.genloss.curate.contamination.Document;
import org.genloss.curate.likelihood.LikelihoodScores;
import org.genloss.curate.likelihood.SurrogateModel;
import org.genloss.curate.stylometry.Separation;
import org.genloss.curate.stylometry.Stylometry;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.genloss.profile.Hashes;

/**
 * Likelihood detectors with n-gram models in place of a neural one, on real text: java -cp "cli/target/lib/*" bench/SurrogateBench.java DATA. Trigrams and bigrams are
 * counted on the human texts of one half of the groups of a domain; up to 200 human and 200 machine texts of the other half are scored, drawn by hash of their id.
 */
final class SurrogateBench {
    private static final Set<String> PLAIN = Set.of("original", "direct_prompt", "prompt_few_shot");
    private static final int MOST = 200;

    private SurrogateBench() {}

    private record Row(String id, String group, String text, boolean synthetic) {}

    public static void main(String[] arguments) throws Exception {
        Map<String, ToDoubleFunction<LikelihoodScores>> scores = new LinkedHashMap<>();
        scores.put("Fast-DetectGPT", LikelihoodScores::fastDetect);
        scores.put("Binoculars", s -> -s.binoculars());
        scores.put("likelihood", s -> -s.surprise());
        scores.put("log-rank", s -> -s.logRank());
        scores.put("LRR", LikelihoodScores::lrr);
        System.out.println("| set | score | human | synthetic | AUROC | found at 1 % | found at 5 % |");
        System.out.println("|---|---|---:|---:|---|---|---|");
        for (String name : List.of("detectrl/arxiv", "detectrl/xsum", "fast-detect-gpt/squad", "fast-detect-gpt/xsum")) {
            Path file = Path.of(arguments[0], name.replace("/", "-human-vs-llm/") + ".jsonl.gz");
            List<Row> rows = read(file);
            List<List<String>> human = rows.stream()
                    .filter(r -> !r.synthetic && part(r) == 0)
                    .map(r -> Document.words(r.text))
                    .toList();
            SurrogateModel three = new SurrogateModel(human, 3, 1, 3);
            SurrogateModel two = new SurrogateModel(human, 2, 1, 3);
            List<Row> tested = new ArrayList<>(first(rows, false));
            tested.addAll(first(rows, true));
            List<LikelihoodScores> scored = tested.parallelStream()
                    .map(r -> SurrogateModel.scores(three, two, Document.words(r.text)))
                    .toList();
            for (var score : scores.entrySet()) {
                List<Stylometry.Scored> all = new ArrayList<>();
                for (int i = 0; i < tested.size(); i++) {
                    Row row = tested.get(i);
                    Stylometry.Known known = new Stylometry.Known(row.group, row.text, row.synthetic, Map.of());
                    all.add(new Stylometry.Scored(known, score.getValue().applyAsDouble(scored.get(i)), 0));
                }
                print(name.replace("/", " "), score.getKey(), Separation.of(all, List.of(0.01, 0.05), Seed.of(7)));
            }
        }
    }

    private static int part(Row row) {
        return Hashes.fold(Hashes.of(row.group), 2);
    }

    private static List<Row> first(List<Row> rows, boolean synthetic) {
        return rows.stream()
                .filter(r -> r.synthetic == synthetic && part(r) == 1)
                .sorted(java.util.Comparator.comparingLong(r -> Hashes.of(r.id)))
                .limit(MOST)
                .toList();
    }

    private static void print(String set, String score, Separation s) {
        StringBuilder line = new StringBuilder("| " + set + " | " + score + " | " + s.human() + " | " + s.synthetic());
        Interval area = s.curve().interval(0.95);
        line.append(String.format(Locale.ROOT, " | %.3f [%.3f, %.3f]", s.curve().area(), area.low(), area.high()));
        s.rates().forEach(r -> line.append(String.format(
                Locale.ROOT,
                " | %.0f [%.0f, %.0f]",
                100 * r.truePositiveRate(),
                100 * r.interval().low(),
                100 * r.interval().high())));
        System.out.println(line + " |");
    }

    private static List<Row> read(Path file) throws Exception {
        List<Row> rows = new ArrayList<>();
        var json = tools.jackson.databind.json.JsonMapper.shared();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var row = json.readTree(line);
                if (PLAIN.contains(row.path("condition").asString("original"))) {
                    String id = row.path("id").asString();
                    String group = row.path("group").asString("");
                    boolean synthetic = row.path("label").asString().equals("synthetic");
                    rows.add(new Row(id, group.isEmpty() ? id : group, row.path("text").asString(), synthetic));
                }
            }
        }
        return rows;
    }
}
