package org.genloss.neural.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final double GIGABYTE = 1 << 30;

    private static Memory of(double batch, double context, double latent) {
        return new Memory(
                "vae",
                1e6,
                batch * context * 1000,
                List.of(
                        new Memory.Size("batch", batch, 32),
                        new Memory.Size("context", context, 64),
                        new Memory.Size("latent", latent, 16)));
    }

    /** 16 bytes a weight and 4 a number of a step: 16e6 + 4 * 32 * 64 * 1000. */
    @Test
    void countsBytes() {
        assertThat(of(32, 64, 16).bytes()).isEqualTo(16e6 + 8.192e6);
    }

    @Test
    void refusesWhatIsMoreThanThereIs() {
        assertThatCode(() -> of(32, 64, 16).require(24.2e6, "")).doesNotThrowAnyException();
        assertThatThrownBy(() -> of(200_000, 64, 16).require(8 * GIGABYTE, " of some kind"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "vae: memory does not suffice: a fit takes 47.7 GB at least (1.00e+06 weights, 1.28e+10 numbers a step), and there are 8.0 GB of some kind; lower batch");
    }

    /** What is raised most, and what is raised by at least the root of that; where nothing is, all. */
    @Test
    void saysWhatToLower() {
        lowers(of(32, 64, 2e9), "lower latent", "lower latent");
        lowers(of(3200, 6400, 32), "lower batch or context", "lower context");
        lowers(of(32, 64, 16), "lower batch or context or latent", "lower latent");
        lowers(of(3200, 64, 16), "lower batch", "lower latent");
        lowers(of(32, 128, 64), "lower context or latent", "lower latent");
    }

    /** @param first what to lower where there is no room for the weights: batch does not change their number, and context little */
    private static void lowers(Memory memory, String says, String first) {
        assertThatThrownBy(() -> memory.require(1, "")).hasMessageEndingWith("; " + says);
        Memory fits = new Memory("vae", 1, 1, memory.sizes());
        assertThat(fits.<Integer>begun(() -> 5)).isEqualTo(5);
        assertThatThrownBy(() -> fits.begun(() -> {
                    throw new OutOfMemoryError("the 7 numbers of x");
                }))
                .hasMessageMatching(
                        "vae: memory does not suffice for the 7 numbers of x: Java's heap is [0-9]+[.][0-9] GB at most \\(-Xmx in GENLOSS_JAVA_OPTIONS sets it\\); "
                                + first);
    }
}
