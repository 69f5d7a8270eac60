package org.genloss.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.genloss.data.Payload;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Label FOUND = new Label("kgw", 5.25, OptionalDouble.of(0.001), true);

    @Test
    void theUserChoosesWhatIsDoneWithFlaggedItems() {
        assertThat(Action.LABEL.on(FOUND, 0.5).outcome()).isEqualTo(Decision.keep());
        assertThat(Action.WEIGH.on(FOUND, 0.5).outcome())
                .isEqualTo(new Decision.Weigh(0.5, "kgw: score 5.250, false-positive rate 0.001"));
        assertThat(Action.EXCLUDE.on(FOUND, 0.5).outcome())
                .isEqualTo(Decision.drop("kgw: score 5.250, false-positive rate 0.001"));
        for (Action action : Action.values()) {
            assertThat(action.on(FOUND, 0.5).labels()).containsExactly(FOUND);
        }
    }

    @Test
    void whatIsNotFlaggedStaysWithItsLabel() {
        Label clean = new Label("kgw", 0.5, OptionalDouble.empty(), false);
        for (Action action : Action.values()) {
            assertThat(action.on(clean, 0.5)).isEqualTo(new Decision.Labelled(clean, Decision.keep()));
        }
        assertThat(clean.reason()).isEqualTo("kgw: score 0.5000, false-positive rate not known");
    }

    @Test
    void labelsMayStandBeforeAnEdit() {
        Label other = new Label("c2pa", 1, OptionalDouble.of(0), true);
        Decision edit = new Decision.Edit(new Payload.Text("b"), "a to b");
        Decision both = new Decision.Labelled(FOUND, new Decision.Labelled(other, edit));
        assertThat(both.labels()).containsExactly(FOUND, other);
        assertThat(both.outcome()).isEqualTo(edit);
        assertThat(edit.outcome()).isEqualTo(edit);
        assertThat(edit.labels()).isEmpty();
    }

    @Test
    void whatSaysNothingIsRefused() {
        assertThatThrownBy(() -> new Decision.Edit(new Payload.Text("b"), " ")).hasMessageContaining("needs a reason");
        assertThatThrownBy(() -> new Label("kgw", Double.NaN, OptionalDouble.empty(), true))
                .hasMessageContaining("not a number");
        assertThatThrownBy(() -> new Label("kgw", Double.NaN, OptionalDouble.empty(), false))
                .hasMessageContaining("not a number");
        assertThat(Label.none("kgw", "no tokens").score()).isNaN();
        assertThatThrownBy(() -> new Label("kgw", 1, OptionalDouble.of(1.5), true))
                .hasMessageContaining("share from 0 to 1");
        assertThatThrownBy(() -> new Label("", 1, OptionalDouble.empty(), true)).hasMessageContaining("names its");
        assertThatThrownBy(() -> Action.check("kgw", 0)).hasMessageContaining("kgw.factor");
    }
}
