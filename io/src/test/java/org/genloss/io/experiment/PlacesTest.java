package org.genloss.io.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.io.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines and columns are counted by hand in the text below. */
class PlacesTest {
    private static final String FILE = """
            # a comment
            name: places
            data: { builtin: gaussian, items: 50 }
            learner:
              id: gaussian
              estimator: biased
            regimes:
              - replace
              - id: fresh-mix
                synthetic: 0.9
            generations: 3
            replicates: 2
            vary:
              learner.lambda: [1, 0.9]
            metrics: [none]
            """;

    @TempDir
    Path dir;

    private String refused(String good, String bad) throws IOException {
        Path file = Files.writeString(dir.resolve("e.yaml"), FILE.replace(good, bad));
        UserError error = catchThrowableOfType(UserError.class, () -> Studies.of(Spec.of(Yaml.read(file))));
        return Yaml.places(file).located(error).getMessage().replace(file.toString(), "e.yaml");
    }

    @Test
    void aKeyThatDoesNotExist() throws IOException {
        assertThat(refused("generations", "generatons"))
                .startsWith("e.yaml, line 11, column 1: no experiment key generatons. Nearest: generations");
        assertThat(refused("items", "itmes")).startsWith("e.yaml, line 3, column 28: no data setting itmes.");
        assertThat(refused("    synthetic", "    sinthetic"))
                .startsWith("e.yaml, line 10, column 5: fresh-mix has no setting sinthetic.");
        assertThat(refused("learner.lambda", "learner.lamda"))
                .startsWith("e.yaml, line 14, column 3: gaussian has no setting lamda.");
    }

    @Test
    void aNameThatDoesNotExist() throws IOException {
        assertThat(refused("- replace", "- accumulated"))
                .startsWith("e.yaml, line 8, column 5: no regime accumulated. Nearest: accumulate.");
        assertThat(refused("- replace", "- fresh-mix:syntetic=1"))
                .startsWith("e.yaml, line 8, column 5: fresh-mix has no setting syntetic.");
        assertThat(refused("id: gaussian", "id: normal"))
                .startsWith("e.yaml, line 5, column 7: no learner normal. Nearest: gaussian");
        assertThat(refused("[none]", "[nonesuch]")).startsWith("e.yaml, line 15, column 11: no metric nonesuch.");
    }

    @Test
    void aValueThatIsRefused() throws IOException {
        assertThat(refused("generations: 3", "generations: -3"))
                .isEqualTo("e.yaml, line 11, column 14: generations needs to be at least 1, got -3.");
        assertThat(refused("synthetic: 0.9", "synthetic: 9"))
                .startsWith("e.yaml, line 10, column 16: fresh-mix.synthetic needs to be between 0 and 1");
        assertThat(refused("biased", "biassed")).startsWith("e.yaml, line 6, column 14: gaussian.estimator takes ");
        assertThat(refused("[1, 0.9]", "[1, -1]")).startsWith("e.yaml, line 14, column 19: gaussian.lambda needs");
        assertThat(refused("[1, 0.9]", "1")).startsWith("e.yaml, line 14, column 19: vary.learner.lambda needs a list");
    }

    @Test
    void whatAnOptionGaveIsNotBlamedOnTheFile() throws IOException {
        Path file = Files.writeString(dir.resolve("e.yaml"), FILE);
        UserError error = new UserError("generations needs to be at least 1, got -3.");
        assertThat(Yaml.places(file).without("generations"::equals).located(error))
                .isSameAs(error);
    }

    @Test
    void aKeyThatStandsThereTwice() throws IOException {
        Path file = Files.writeString(dir.resolve("e.yaml"), FILE + "seed: 1\nseed: 2\n");
        UserError error = catchThrowableOfType(UserError.class, () -> Yaml.read(file));
        assertThat(error).hasMessageContaining("line 17").hasMessageContaining("twice");
    }
}
