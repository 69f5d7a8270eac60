package org.genloss.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Test
    void theSamePathGivesTheSameNumbers() {
        long first = Seed.of(7).child("replicate").child(3).random().nextLong();
        assertThat(Seed.of(7).child("replicate").child(3).random().nextLong()).isEqualTo(first);
    }

    @Test
    void differentPathsGiveDifferentKeys() {
        Set<Long> keys = new HashSet<>();
        for (long root = 0; root < 20; root++) {
            for (String name : new String[] {"fit", "draw", "1", "fitdraw"}) {
                for (int i = 0; i < 500; i++) {
                    keys.add(Seed.of(root).child(name).child(i).key());
                }
            }
        }
        assertThat(keys).hasSize(20 * 4 * 500);
    }

    @Test
    void orderOfNamesMatters() {
        assertThat(Seed.of(1).child("a").child("b").key())
                .isNotEqualTo(Seed.of(1).child("b").child("a").key());
    }

    /** Neighbouring seeds are uncorrelated: mean of 4,000 uniforms within 5 standard errors (chance of a false alarm 6e-7). */
    @Test
    void neighbouringSeedsAreUniform() {
        double sum = 0;
        for (int i = 0; i < 4000; i++) {
            sum += Seed.of(1).child(i).random().nextDouble();
        }
        assertThat(sum / 4000).isBetween(0.5 - 5 * Math.sqrt(1.0 / 12 / 4000), 0.5 + 5 * Math.sqrt(1.0 / 12 / 4000));
    }

    @Test
    void thePathIsReadable() {
        assertThat(Seed.of(7).child("replicate").child(3).path()).isEqualTo("7/replicate/3");
    }
}
