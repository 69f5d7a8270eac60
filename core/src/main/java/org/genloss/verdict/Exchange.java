package org.genloss.verdict;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;

/**
 * Random exchanges of reference and holdout, equally likely where the candidate's maker kept nothing of the reference but what any sample of
 * the same source would have told it. The sizes stay, and so does the candidate.
 */
final class Exchange {
    private Exchange() {}

    /** The sides after the exchange of that seed. */
    static Sides sides(Pool pool, Seed seed) {
        int[] real = real(pool);
        UniformRandomProvider random = seed.random();
        int known = pool.referenceGroups();
        for (int i = 0; i < known; i++) {
            int j = i + random.nextInt(real.length - i);
            int chosen = real[j];
            real[j] = real[i];
            real[i] = chosen;
        }
        Arrays.sort(real, 0, known);
        Arrays.sort(real, known, real.length);
        return new Sides(
                pool.view(Arrays.copyOf(real, known)),
                pool.candidate(),
                Optional.of(pool.view(Arrays.copyOfRange(real, known, real.length))));
    }

    private static int[] real(Pool pool) {
        int[] real = new int[pool.groups() - pool.candidateGroups()];
        for (int i = 0; i < real.length; i++) {
            real[i] = i < pool.referenceGroups() ? i : i + pool.candidateGroups();
        }
        return real;
    }
}
