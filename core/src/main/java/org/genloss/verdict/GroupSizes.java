package org.genloss.verdict;

import java.util.List;
import org.genloss.profile.Draw;

/**
 * How many items of each group can be read so that the groups of two sides are alike in size. Groups are relabelled as wholes, which takes
 * them for exchangeable: a group of three items holds more words, and more often a given value, than a group of one, and that alone would be found.
 */
final class GroupSizes {
    /** Where nothing is left out. */
    static final int ALL = Integer.MAX_VALUE;

    /** Items up to which a limit is sought; more of a group are not tested anyway. */
    private static final int MOST = 32;

    /** Mean sizes may differ by so many standard errors: less than a finding needs, were it made of sizes alone. */
    private static final double ALIKE = 2;

    private GroupSizes() {}

    /** The largest number; {@link #ALL} where sizes are alike as they are. At 1 they always are. */
    static int most(List<Draw.Group> here, List<Draw.Group> there) {
        if (alike(here, there, ALL)) {
            return ALL;
        }
        int most = MOST;
        while (most > 1 && !alike(here, there, most)) {
            most--;
        }
        return most;
    }

    private static boolean alike(List<Draw.Group> here, List<Draw.Group> there, int most) {
        Sizes a = Sizes.of(here, most);
        Sizes b = Sizes.of(there, most);
        return Math.abs(a.mean - b.mean) <= ALIKE * Math.sqrt(a.error + b.error);
    }

    /** Mean, and the square of its standard error. */
    private record Sizes(double mean, double error) {
        static Sizes of(List<Draw.Group> groups, int most) {
            double n = groups.size();
            double sum = 0;
            double squares = 0;
            for (Draw.Group group : groups) {
                double size = Math.min(most, group.items().size());
                sum += size;
                squares += size * size;
            }
            return new Sizes(sum / n, Math.max(0, squares / n - sum / n * (sum / n)) / n);
        }
    }
}
