package org.genloss.io.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.genloss.io.UserError;
import org.junit.jupiter.api.Test;

/** What an experiment file may say together. */
class StudiesTest {
    private static Study of(String learner, String sampling) {
        return Studies.of(Spec.of(Yaml.parse(
                "test",
                "data: { builtin: gaussian, items: 20 }\nregimes: [ replace ]\nlearner: " + learner + "\nsampling: "
                        + sampling + "\n")));
    }

    @Test
    void drawsAreBiasedOnceOnly() {
        assertThatThrownBy(() -> of("{ id: gaussian, lambda: 0.8 }", "{ lambda: 0.9 }"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("learner.lambda is 0.8 and sampling.lambda is 0.9");
        assertThat(of("{ id: gaussian, lambda: 0.8 }", "{ lambda: 1 }").cells()).hasSize(1);
        assertThat(of("{ id: gaussian, lambda: 1 }", "{ lambda: 0.8 }").cells()).hasSize(1);
        assertThat(of("{ id: gaussian, lambda: 0.8 }", "{ temperature: 0.8 }").cells())
                .hasSize(1);
    }
}
