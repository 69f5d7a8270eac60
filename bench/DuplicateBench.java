import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.lang.management.ManagementFactory;
import com.sun.management.OperatingSystemMXBean;
import org.genloss.curate.duplicate.Copy;
import org.genloss.io.duplicate.Ascending;
import org.genloss.io.duplicate.DuplicateStage;
import org.genloss.io.duplicate.Duplicates;
import org.genloss.io.duplicate.Entry;
import org.genloss.io.duplicate.WorkSettings;

/** All steps of the search for duplicates over the lines of a file, with time and peak of memory: DuplicateBench FILE WORK-DIRECTORY [MEGABYTES]. */
final class DuplicateBench {
    private static final long START = System.nanoTime();

    private DuplicateBench() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int memory = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 512;
        WorkSettings work = new WorkSettings(Path.of(arguments[1]), memory, 128, 1);
        try (DuplicateStage stage = DuplicateStage.open(work, Duplicates.USUAL)) {
            if (!stage.read("all")) {
                read(file, stage);
                stage.commit("all");
            }
            say("read");
            stage.gather();
            say("gathered");
            if (!stage.supplied("all")) {
                supply(file, stage);
                stage.commitTexts("all");
            }
            say("supplied");
            System.out.println(stage.resolve());
            say("resolved");
        }
        Files.readString(Path.of("/proc/self/status")).lines().filter(l -> l.startsWith("VmHWM")).forEach(System.out::println);
    }

    private static void read(Path file, DuplicateStage stage) throws Exception {
        long ordinal = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                stage.accept(new Entry(ordinal++, "all", Copy.unknown()), stage.prints().of(line));
            }
        }
    }

    private static void supply(Path file, DuplicateStage stage) throws Exception {
        long ordinal = 0;
        try (BufferedReader lines = Files.newBufferedReader(file);
                Ascending<Long> wanted = stage.wanted(0, Long.MAX_VALUE)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (wanted.at(ordinal) != null) {
                    stage.supply(ordinal, Duplicates.USUAL.print().shingles(line));
                }
                ordinal++;
            }
        }
    }

    private static void say(String what) {
        long cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        System.out.printf("%-30s %6.1f s on the clock, %6.1f s of processor time%n", what, (System.nanoTime() - START) / 1e9, cpu / 1e9);
    }
}
