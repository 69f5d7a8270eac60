import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.curate.watermark.Kgw;
import org.genloss.curate.watermark.SeedingScheme;
import org.genloss.data.Seed;

/**
 * Tokens a second of processor time in which KGW is looked for, one thread, vocabulary 50,257, gamma 0.25, each run scored once: median of nine keys after
 * four others, each of which remembers nothing of those before. On tokens where every context is new, and on the words of a text, which stand for its tokens, by their rank.
 */
final class KgwBench {
    private static final int VOCABULARY = 50_257;
    private static final int DOCUMENT = 500;
    private static final int NEW = 20_000;
    private static final int WARM = 4;
    private static final int TIMED = 9;

    private KgwBench() {}

    public static void main(String[] arguments) throws Exception {
        int[] words = ranks(Files.readString(Path.of(arguments[0])).split("\\s+"), Integer.parseInt(arguments[1]));
        UniformRandomProvider random = Seed.of(1).random();
        int[] fresh = random.ints(NEW, 0, VOCABULARY).toArray();
        System.out.println(words.length + " words, " + Arrays.stream(words).distinct().count() + " different");
        for (String scheme : List.of("simple_1", "minhash", "skipgram", "selfhash")) {
            report(scheme, "contexts all new", fresh);
            report(scheme, "words of a text", words);
        }
    }

    private static int[] ranks(String[] words, int most) {
        Map<String, Integer> counts = new HashMap<>();
        int[] ids = new int[Math.min(most, words.length)];
        Arrays.stream(words, 0, ids.length).forEach(word -> counts.merge(word, 1, Integer::sum));
        List<String> order = counts.keySet().stream()
                .sorted((a, b) -> counts.get(a).equals(counts.get(b)) ? a.compareTo(b) : counts.get(b) - counts.get(a))
                .toList();
        Map<String, Integer> rank = new HashMap<>();
        order.forEach(word -> rank.put(word, rank.size() % VOCABULARY));
        Arrays.setAll(ids, i -> rank.get(words[i]));
        return ids;
    }

    private static void report(String scheme, String what, int[] ids) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] rates = new double[TIMED];
        for (int key = -WARM; key < TIMED; key++) {
            long start = threads.getCurrentThreadCpuTime();
            pass(scheme, SeedingScheme.SALT + key, ids);
            if (key >= 0) {
                rates[key] = ids.length * 1e9 / (threads.getCurrentThreadCpuTime() - start);
            }
        }
        Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT,
                "%-9s %-17s %,10.0f tokens/s  (%,.0f to %,.0f)%n",
                scheme,
                what,
                rates[TIMED / 2],
                rates[0],
                rates[TIMED - 1]);
    }

    /** One key, document by document, as a pipeline reads. */
    private static void pass(String scheme, long salt, int[] ids) {
        SeedingScheme named = SeedingScheme.of(scheme);
        Kgw kgw = new Kgw(
                new SeedingScheme(named.function(), named.width(), named.selfSalt(), salt), VOCABULARY, 0.25);
        for (int from = 0; from + DOCUMENT <= ids.length; from += DOCUMENT) {
            kgw.score(Arrays.copyOfRange(ids, from, from + DOCUMENT), true);
        }
    }
}
