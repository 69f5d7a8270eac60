import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.genloss.curate.duplicate.Permutations;
import org.genloss.curate.duplicate.ShingleHash;
import org.genloss.curate.duplicate.Shingles;
import org.genloss.curate.rules.GopherQuality;
import org.genloss.curate.rules.GopherRepetition;
import org.genloss.curate.rules.Measures;
import org.genloss.curate.rules.Tokenizer;
import org.genloss.data.Seed;

/**
 * Megabytes of text per second of processor time, one thread, compiler and collector included: both Gopher rules in one pass, and
 * MinHash signatures of 112 values over 5-grams of words. Lines of a file as documents, and blocks of lines of about 5,000 characters.
 */
final class CurateBench {
    private static final int REPEATS = 5;
    private static final Permutations PERMUTATIONS = Permutations.of(112, Seed.of(1));

    private CurateBench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        List<String> blocks = blocks(lines);
        for (String name : List.of("lines", "blocks")) {
            List<String> documents = name.equals("lines") ? lines : blocks;
            report("rules, decided", name, documents, CurateBench::decided);
            report("rules, all measures", name, documents, CurateBench::measured);
            report("signatures, XXH3", name, documents, text -> signed(text, ShingleHash.XXH3));
            report("signatures, SHA-1", name, documents, text -> signed(text, ShingleHash.SHA1));
        }
    }

    private static List<String> blocks(List<String> lines) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : lines) {
            block.append(line).append('\n');
            if (block.length() > 5000) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        return blocks;
    }

    private static long decided(String text) {
        Measures document = new Measures(text);
        return new GopherQuality().decide(document).hashCode() + new GopherRepetition().decide(document).hashCode();
    }

    private static long measured(String text) {
        Measures document = new Measures(text);
        Tokenizer words = Tokenizer.SPACES;
        double sum = document.meanWordLength(words) + document.hashMarks(words) + document.ellipses(words)
                + document.lettered(words) + document.bulletLines() + document.ellipsisLines()
                + document.occurring(words, new GopherQuality().stopList())
                + document.duplicateParagraphs() + document.duplicateLines();
        for (int n = 2; n <= 4; n++) {
            sum += document.topGram(words, n);
        }
        for (int n = 5; n <= 10; n++) {
            sum += document.duplicateGrams(words, n);
        }
        return Double.doubleToLongBits(sum);
    }

    private static long signed(String text, ShingleHash hash) {
        long[] shingles = Shingles.of(text, 5, hash);
        return shingles.length == 0 ? 0 : Arrays.hashCode(PERMUTATIONS.signature(shingles));
    }

    private static void report(String what, String name, List<String> documents, ToLongFunction<String> work) {
        long bytes = documents.stream().mapToLong(d -> d.getBytes(StandardCharsets.UTF_8).length).sum();
        double[] speeds = new double[REPEATS];
        long check = 0;
        for (int r = 0; r < REPEATS; r++) {
            long start = cpu();
            for (String document : documents) {
                check += work.applyAsLong(document);
            }
            speeds[r] = bytes / 1e6 / ((cpu() - start) / 1e9);
        }
        System.out.printf(Locale.ROOT, "%-20s %-7s first %.1f MB/s, median of %d %.1f MB/s (%x)%n", what, name, speeds[0],
                REPEATS, Arrays.stream(speeds).sorted().toArray()[REPEATS / 2], check & 0xff);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
