import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.io.experiment.Builtin;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.neural.image.Diffusion;
import org.genloss.neural.image.Gan;
import org.genloss.neural.image.Vae;
import org.genloss.neural.text.Transformer;

/**
 * Memory of the process over 20 fits, each to what the one before drew: {@code LEARNER FILE}, one of transformer, vae, gan and diffusion. The transformer learns
 * 300 lines of the file, the others 500 built-in digits. One line a fit, without a head: learner, fit, megabytes of the process, native objects. With a heap that is
 * touched at the start what grows is native: {@code -Xms200m -Xmx200m -XX:+AlwaysPreTouch}. {@code memory.py} draws it.
 */
final class MemoryBench {
    private static final int FITS = 20;

    private MemoryBench() {}

    public static void main(String[] arguments) throws Exception {
        openblas.blas_set_num_threads(1);
        torch.set_num_threads(1);
        String id = arguments[0];
        Corpus data = id.equals("transformer")
                ? Items.texts("", lines(Path.of(arguments[1])))
                : images();
        Learner learner = learner(id);
        GenerativeModel model = null;
        for (int fit = 1; fit <= FITS; fit++) {
            int count = (int) data.items().count();
            model = model == null ? learner.fit(data, Seed.of(fit)) : learner.refit(model, data, Seed.of(fit));
            data = model.draw(count, Seed.of(fit));
            System.out.println(id + "," + fit + "," + (Pointer.physicalBytes() >> 20) + "," + Pointer.totalCount());
        }
    }

    private static Items images() {
        Corpus all = Builtin.images();
        return new Items(all.schema(), all.items().limit(500).toList());
    }

    private static List<String> lines(Path file) throws Exception {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).limit(300).toList();
    }

    private static Learner learner(String id) {
        return switch (id) {
            case "transformer" -> Settings.with(new Transformer(), Map.of("steps", 30));
            case "vae" -> Settings.with(new Vae(), Map.of("steps", 100));
            case "gan" -> Settings.with(new Gan(), Map.of("steps", 60));
            case "diffusion" -> Settings.with(new Diffusion(), Map.of("steps", 40));
            default -> throw new IllegalArgumentException("no learner " + id);
        };
    }
}
