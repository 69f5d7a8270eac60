import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Value;
import org.genloss.metric.text.SelfBleu;
import org.genloss.metric.vector.Vendi;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;

/**
 * Processor seconds, all threads, of one metric in a warm process, repeat after repeat; speed.py runs the peers on the same data.
 * Run: java -cp 'cli/target/lib/*' bench/SpeedBench.java bleu texts.txt | vendi 5000 768
 */
public final class SpeedBench {
  private static final int REPEATS = 7;

  private SpeedBench() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("bleu")) {
      List<String> texts = Files.readAllLines(Path.of(args[1]));
      time(() -> bleu(texts));
    } else {
      int n = Integer.parseInt(args[1]);
      int d = Integer.parseInt(args[2]);
      Random random = new Random(1);
      double[] points = random.doubles((long) n * d).map(x -> x - 0.5).toArray();
      time(() -> Vendi.score(points, d, 1));
    }
    System.out.println(
        Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst().orElse(""));
  }

  /** The texts on both sides, so that their score is worked out twice. */
  private static double bleu(List<String> texts) {
    List<Draw.Group> left = groups("a", texts);
    List<Draw.Group> right = groups("b", texts);
    Value last = null;
    for (Value value : new SelfBleu().compare(Sides.of(new Pool(Schema.text(), left, right)))) {
      last = value;
    }
    return ((Value.Of) last).number();
  }

  private static List<Draw.Group> groups(String side, List<String> texts) {
    List<Draw.Group> groups = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String name = side + i;
      groups.add(new Draw.Group(name, 31L * i * 0x9e3779b97f4a7c15L, List.of(Item.of(name, new Payload.Text(texts.get(i))))));
    }
    return groups;
  }

  private static void time(DoubleSupplier work) {
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double[] seconds = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long start = system.getProcessCpuTime();
      double result = work.getAsDouble();
      seconds[i] = (system.getProcessCpuTime() - start) / 1e9;
      System.out.printf("%.2f s  %s%n", seconds[i], result);
    }
    Arrays.sort(seconds);
    System.out.printf("median %.2f s%n", seconds[REPEATS / 2]);
  }
}
