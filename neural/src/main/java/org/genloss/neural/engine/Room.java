package org.genloss.neural.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Address space of this process: where it is limited ({@code ulimit -v}), OpenBLAS ends the program once none is left, and libraries that cannot be mapped
 * are said not to be there.
 *
 * @param limit bytes; infinite without one
 * @param taken bytes of it that are mapped
 */
public record Room(double limit, double taken) {
    /** Bytes. */
    public static final double GIGABYTE = 1 << 30;

    private static final double MEGABYTE = 1 << 20;

    /** What a run of one thread maps from the loading of the engine on, 1.1 GB of libtorch 2.10, and something beside. */
    private static final double LOADED = 1.3 * GIGABYTE;

    /** What each further thread maps, 190 MB: a buffer of OpenBLAS and a place of the C library to allocate in. */
    private static final double THREAD = 0.2 * GIGABYTE;

    /** A heap of less, in megabytes, is not worth advising. */
    private static final double LEAST_HEAP = 256;

    private static final String NAMED = "Max address space";

    /** As it is now; without a limit where the system has no such file. */
    public static Room now() {
        return new Room(
                limit(lines(Path.of("/proc/self/limits"))),
                system().map(com.sun.management.OperatingSystemMXBean::getCommittedVirtualMemorySize)
                        .orElse(0L));
    }

    /** Bytes of memory that this machine has, or the container around this process. */
    public static double machine() {
        return system().map(machine -> (double) machine.getTotalMemorySize()).orElse(Double.POSITIVE_INFINITY);
    }

    private static Optional<com.sun.management.OperatingSystemMXBean> system() {
        return Optional.of(ManagementFactory.getOperatingSystemMXBean())
                .filter(com.sun.management.OperatingSystemMXBean.class::isInstance)
                .map(com.sun.management.OperatingSystemMXBean.class::cast);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The soft limit in the lines of {@code /proc/self/limits}. */
    static double limit(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(NAMED))
                .flatMap(
                        line -> Stream.of(line.substring(NAMED.length()).strip().split(" +")[0]))
                .filter(number -> number.matches("\\d+"))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Bytes that can still be mapped. */
    public double left() {
        return Math.max(0, limit - taken);
    }

    /** For the end of a message about memory: {@code  (ulimit -v allows 6.7 GB, of which 0.3 are left)}; empty without a limit. */
    public String words() {
        return Double.isInfinite(limit)
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (ulimit -v allows %.1f GB, of which %.1f are left)",
                        limit / GIGABYTE,
                        left() / GIGABYTE);
    }

    /**
     * Why the engine must not be loaded; empty where there is room.
     *
     * @param threads that compute side by side
     * @param heap bytes that Java's heap has mapped
     */
    Optional<String> refusal(int threads, double heap) {
        double needed = LOADED + THREAD * (threads - 1);
        if (needed <= left()) {
            return Optional.empty();
        }
        double rest = Math.floor((heap - (needed - left())) / MEGABYTE);
        return Optional.of(String.format(
                Locale.ROOT,
                "networks need %.1f GB of address space for libtorch and %d thread%s%s: raise that limit%s",
                needed / GIGABYTE,
                threads,
                threads == 1 ? "" : "s",
                words(),
                rest < LEAST_HEAP
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", or lower Java's heap, which takes %.1f GB of it, by GENLOSS_JAVA_OPTIONS=-Xmx%.0fm",
                                heap / GIGABYTE,
                                rest)));
    }
}
