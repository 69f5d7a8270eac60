package org.genloss.io.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: the same definition written with numpy.fft.rfft (numpy 2.4). */
class MelPatchesTest {
    private static final MelPatches PATCHES = new MelPatches(new LogMel(8000));

    /** 5,000 samples at 8 kHz are 61 frames, 1,000 at 16 kHz are 4. */
    @ParameterizedTest
    @CsvSource({
        "8000, 5000, 0, 20, 24, 0.0183449855026383",
        "8000, 5000, 0, 33, 7, 0.3389558150054792",
        "8000, 5000, 1, 24, 12, 0.21155312430491535",
        "8000, 5000, 1, 39, 24, 0.12565494432410262",
        "16000, 1000, 0, 37, 1, 0.16410669159807578",
        "16000, 1000, 0, 30, 2, 0.49968057396279975",
        "16000, 1000, 0, 26, 3, 0.07843974879711046",
        "16000, 1000, 0, 37, 4, 0"
    })
    void isWhatNumpySays(int rate, int samples, int patch, int row, int column, double expected) {
        List<double[]> patches = new MelPatches(new LogMel(rate)).of(LogMelTest.sines(rate, samples));
        assertThat(patches)
                .hasSize(samples == 5000 ? 2 : 1)
                .allSatisfy(x -> assertThat(x).hasSize(40 * 25));
        assertThat(patches.get(patch)[row * 25 + column]).isCloseTo(expected, within(1e-9));
    }

    @Test
    void valuesReachFromSilenceToTheLoudest() {
        List<double[]> patches = PATCHES.of(LogMelTest.sines(8000, 5000));
        double[] all = patches.stream().flatMapToDouble(Arrays::stream).toArray();
        assertThat(Arrays.stream(all).min().orElseThrow()).isZero();
        assertThat(Arrays.stream(all).max().orElseThrow()).isBetween(0.99, 1.0);
        assertThat(PATCHES.of(new double[100]).get(0)).containsOnly(0);
    }

    /** Loudness does not count, but for what falls under the least power. */
    @Test
    void aGainChangesNothing() {
        double[] x = LogMelTest.sines(8000, 4000);
        double[] loud = Arrays.stream(x).map(v -> v * 2).toArray();
        assertThat(PATCHES.of(loud).get(0)).containsExactly(PATCHES.of(x).get(0), within(1e-9));
    }
}
