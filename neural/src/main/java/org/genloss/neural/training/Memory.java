package org.genloss.neural.training;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.genloss.neural.engine.Engine;
import org.genloss.neural.engine.Room;

/**
 * Memory that a fit takes at least, reckoned before it begins: once the memory of a machine is used up, Linux ends the program without a word. Of each
 * weight there are four numbers (itself, its gradient, two means of the optimiser), and a step keeps what it computes for the way back, all in 4 bytes.
 *
 * @param learner id
 * @param weights numbers learned
 * @param step numbers that a step keeps
 * @param sizes settings that these follow from
 */
public record Memory(String learner, double weights, double step, List<Size> sizes) {
    private static final int OF_EACH = 4;

    /**
     * A setting.
     *
     * @param usual where nobody sets it
     */
    public record Size(String name, double value, double usual) {
        private double raised() {
            return value / usual;
        }
    }

    /** Bytes needed. */
    public double bytes() {
        return Float.BYTES * (OF_EACH * weights + step);
    }

    /** Refuses what this machine has no room for, its own or that of its container, or no address space. A graphics card has memory of its own, and says so when it is used up. */
    public void require() {
        if (!Engine.onCard()) {
            Room room = Room.now();
            require(Math.min(Room.machine(), room.left()), room.words());
        }
    }

    /** @throws IllegalArgumentException where fewer bytes are there than needed @param whose in words */
    void require(double there, String whose) {
        if (bytes() > there) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: memory does not suffice: a fit takes %.1f GB at least (%.3g weights, %.3g numbers a step), and there are %.1f GB%s; lower %s",
                    learner,
                    bytes() / Room.GIGABYTE,
                    weights,
                    step,
                    there / Room.GIGABYTE,
                    whose,
                    lower(sizes)));
        }
    }

    /** First weights. @throws IllegalArgumentException where there is no room for them */
    public <T> T begun(Supplier<T> made) {
        require();
        try {
            return made.get();
        } catch (OutOfMemoryError e) {
            throw new IllegalArgumentException(
                    learner + ": memory does not suffice for " + e.getMessage() + heap() + "; lower "
                            + lower(weighing()),
                    e);
        }
    }

    /** What bounds arrays of plain numbers: {@code : Java's heap is 0.1 GB at most (-Xmx in GENLOSS_JAVA_OPTIONS sets it)}. */
    static String heap() {
        return String.format(
                Locale.ROOT,
                ": Java's heap is %.1f GB at most (-Xmx in GENLOSS_JAVA_OPTIONS sets it)",
                Runtime.getRuntime().maxMemory() / Room.GIGABYTE);
    }

    /** Sizes that weights follow from: not batch; and context, which gives few of them, only where nothing is raised more. */
    private List<Size> weighing() {
        double most = sizes.stream()
                .filter(size -> !size.name().equals("batch"))
                .mapToDouble(Size::raised)
                .max()
                .orElse(1);
        return sizes.stream()
                .filter(size -> !size.name().equals("batch"))
                .filter(size -> !size.name().equals("context") || (most > 1 && size.raised() >= most))
                .toList();
    }

    /** The setting that is raised most above its default, and others that are raised by at least the root of that; all where none is. */
    private static String lower(List<Size> sizes) {
        double most = sizes.stream().mapToDouble(Size::raised).max().orElse(1);
        return sizes.stream()
                .filter(size -> most <= 1 || size.raised() >= Math.sqrt(most))
                .map(Size::name)
                .collect(Collectors.joining(" or "));
    }
}
