import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.metric.vector.Prdc;

/**
 * Time of precision, recall, density and coverage of two .npy files of float32, k = 5: see prdc.py, which writes them and runs the peer.
 * Run: java -cp core/target/classes:$EJML bench/PrdcBench.java real.npy fake.npy dimensions
 */
public final class PrdcBench {
  private PrdcBench() {}

  public static void main(String[] args) throws IOException {
    float[] real = npy(Path.of(args[0]));
    float[] fake = npy(Path.of(args[1]));
    long start = System.nanoTime();
    Prdc prdc = Prdc.of(real, fake, Integer.parseInt(args[2]), 5);
    System.out.printf("genloss %.1f s  %s%n", (System.nanoTime() - start) / 1e9, prdc);
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) {
        System.out.println(line);
      }
    }
  }

  private static float[] npy(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(10 + bytes.getShort(8));
    float[] values = new float[bytes.remaining() / 4];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
