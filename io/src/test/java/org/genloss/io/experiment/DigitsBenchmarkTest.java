package org.genloss.io.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.metric.Value;
import org.genloss.metric.label.BenchmarkAccuracy;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

/** The task that recursive training is said to lose: 92 % on real handwritten digits. */
class DigitsBenchmarkTest {
    /**
     * numpy 2: pixels less their mean over their common sd (root of the mean variance, ddof 1), {@code A, m = X[even], X[even].mean(0);
     * W = solve((A-m)'(A-m)/n + 1e-3 I, (A-m)'(Y - Y.mean(0))/n)}; share of the odd rows right.
     */
    @Test
    void halfOfTheDigitsTellTheOtherHalf() {
        Corpus digits = Builtin.digits();
        List<Draw.Group> odd = new ArrayList<>();
        List<Draw.Group> even = new ArrayList<>();
        for (Item item : digits.items().toList()) {
            List<Draw.Group> side = (odd.size() + even.size()) % 2 == 0 ? even : odd;
            side.add(new Draw.Group(item.id(), odd.size() + even.size(), List.of(item)));
        }
        Pool pool = new Pool(digits.schema(), odd, even);
        assertThat(new BenchmarkAccuracy().compare(Sides.of(pool))).containsExactly(new Value.Of("digit", 831 / 898.0));
    }
}
