package org.genloss.testkit.calibration;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the studies of {@code docs/calibration.md}, one thread, no process a check. Rows are appended to one CSV file a study; what is there
 * is not done again. Always the cell is next on which
 * least time was spent for its weight, so that the time is spread over data, kinds and sizes.
 */
public final class Calibration {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String USAGE =
            "usage: run DATA RESULTS SECONDS STUDY.. | print DATA RESULTS STUDY.. | page DATA RESULTS FILE";

    private final Path results;

    private Calibration(Path results) {
        this.results = results;
    }

    /**
     * {@code run DATA RESULTS SECONDS STUDY..}: so many seconds of measuring, then it ends, {@code STUDY:WORD} only where a cell's name holds the
     * word, as {@code false-alarms:table}; {@code print DATA RESULTS STUDY..}: tables of what is there; {@code page DATA RESULTS FILE}: the same tables put between the marks {@code <!-- study -->} and {@code <!-- end study -->} of a page.
     */
    public static void main(String[] arguments) throws IOException {
        String what = arguments.length > 3 ? arguments[0] : "";
        if (!List.of("run", "print", "page").contains(what) || (what.equals("run") && arguments.length < 5)) {
            OUT.println(USAGE);
            System.exit(2);
        }
        Path results = Path.of(arguments[2]);
        Files.createDirectories(results);
        boolean run = what.equals("run");
        RealSets sets =
                new RealSets(Path.of(arguments[1]), run ? OUT : new PrintStream(PrintStream.nullOutputStream()));
        List<String> names = List.of(arguments).subList(run ? 4 : 3, arguments.length);
        if (what.equals("page")) {
            page(Path.of(arguments[3]), results, Studies.all(sets));
            return;
        }
        if (run) {
            new Calibration(results).run(names, sets, Double.parseDouble(arguments[3]));
        } else {
            names.stream()
                    .map(name -> Studies.of(name, sets))
                    .forEach(study -> OUT.println(study.markdown(Rows.read(file(results, study)))));
        }
    }

    private static void page(Path page, Path results, List<Study> studies) throws IOException {
        String text = Files.readString(page);
        for (Study study : studies) {
            String begin = "<!-- " + study.name() + " -->\n";
            int from = text.indexOf(begin) + begin.length();
            int to = text.indexOf("<!-- end " + study.name() + " -->");
            Rows rows = Rows.read(file(results, study));
            if (from >= begin.length() && to >= from && !rows.isEmpty()) {
                text = text.substring(0, from) + "\n" + study.markdown(rows) + "\n" + text.substring(to);
            }
        }
        Files.writeString(page, text);
    }

    private static Path file(Path results, Study study) {
        return results.resolve(study.name() + ".csv");
    }

    /** A cell in work. */
    private static final class Work {
        final Study study;
        final Study.Cell cell;
        final Set<Integer> done = new HashSet<>();
        double spent;

        Work(Study study, Study.Cell cell) {
            this.study = study;
            this.cell = cell;
        }

        boolean same(Work other) {
            return study.name().equals(other.study.name()) && cell.key().equals(other.cell.key());
        }

        int next() {
            int seed = 0;
            while (done.contains(seed)) {
                seed++;
            }
            return seed;
        }
    }

    private void run(List<String> names, RealSets sets, double seconds) {
        List<Work> works = new ArrayList<>();
        for (String name : names) {
            String[] parts = name.split(":", 2);
            works(Studies.of(parts[0], sets), parts.length == 1 ? "" : parts[1]).stream()
                    .filter(work -> works.stream().noneMatch(work::same))
                    .forEach(works::add);
        }
        long start = System.nanoTime();
        while (since(start) < seconds) {
            Optional<Work> next = works.stream()
                    .filter(w -> w.done.size() < w.cell.seeds())
                    .min(Comparator.comparingDouble(w -> w.spent / w.cell.weight()));
            if (next.isEmpty()) {
                OUT.println("all done");
                return;
            }
            one(next.get());
        }
    }

    private List<Work> works(Study study, String word) {
        Map<List<String>, Work> works = new HashMap<>();
        List<Work> all = new ArrayList<>();
        List<Study.Cell> cells = study.cells().stream()
                .filter(cell -> String.join(" ", cell.key()).contains(word))
                .toList();
        for (Study.Cell cell : cells) {
            Work work = new Work(study, cell);
            works.put(cell.key(), work);
            all.add(work);
        }
        int keys = all.isEmpty() ? 0 : all.get(0).cell.key().size();
        for (Map<String, String> row : Rows.read(file(results, study)).list()) {
            Work work = works.get(List.copyOf(row.values()).subList(0, keys));
            if (work != null && work.done.add(Integer.parseInt(row.get("seed")))) {
                work.spent += Double.parseDouble(row.get("seconds"));
            }
        }
        return all;
    }

    private void one(Work work) {
        int seed = work.next();
        double start = processor();
        List<List<String>> found = work.cell.rows().apply(seed);
        double seconds = processor() - start;
        List<List<String>> rows = new ArrayList<>();
        for (List<String> values : found) {
            List<String> row = new ArrayList<>(work.cell.key());
            row.add(String.valueOf(seed));
            row.addAll(values);
            row.add(String.format(Locale.ROOT, "%.3f", seconds));
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(work.study.columns());
        columns.add("seconds");
        Rows.append(file(results, work.study), columns, rows);
        work.done.add(seed);
        work.spent += seconds;
    }

    /** Seconds that this thread has worked: others on the machine do not count. */
    private static double processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
