package org.genloss.io.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.api.Assertions;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.curate.stylometry.StylometricDetector;
import org.genloss.curate.stylometry.Stylometry;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.UserError;
import org.genloss.profile.Profile;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detector written, read, and used as a step. */
class StylometricTest {
    @TempDir
    Path dir;

    /** Words of a Zipf law, a few with characters of two units; synthetic texts favour some. */
    private static List<Stylometry.Known> texts(int count, int seed) {
        UniformRandomProvider random = Seed.of(seed).random();
        return IntStream.range(0, count)
                .mapToObj(i -> new Stylometry.Known("g" + i, text(i % 2 == 1, random), i % 2 == 1, Map.of()))
                .toList();
    }

    private static String text(boolean synthetic, UniformRandomProvider random) {
        return IntStream.range(0, 60)
                .mapToObj(i -> {
                    int word = (int) Math.exp(random.nextDouble() * Math.log(400));
                    boolean other = synthetic && word % 5 == 1 && random.nextInt(3) == 0;
                    return (word % 50 == 3 ? "\ud83d\ude00" : "w") + (other ? word + 1 : word);
                })
                .collect(Collectors.joining(" "));
    }

    private final StylometricDetector detector = Stylometry.train(
                    texts(400, 1), Stylometry.Settings.DEFAULT.withFalsePositiveRate(0.05), Workers.SERIAL)
            .detector();

    @Test
    void whatIsReadSaysTheSame() {
        Path file = dir.resolve("detector.json");
        DetectorFile.write(file, detector);
        StylometricDetector read = DetectorFile.read(file);
        assertThat(read.content().thresholds()).isEqualTo(detector.content().thresholds());
        List<Stylometry.Known> all = List.of(texts(100, 2), texts(20, 1)).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(all).allSatisfy(t -> assertThat(read.judge(t.text())).isEqualTo(detector.judge(t.text())));
    }

    @Test
    void asAStepItLabelsWeighsOrExcludes() {
        DetectorFile.write(dir.resolve("detector.json"), detector);
        String flagged = texts(400, 3).stream()
                .map(Stylometry.Known::text)
                .filter(t -> detector.judge(t).flagged())
                .findFirst()
                .orElseThrow();
        assertThat(decide("label", flagged).outcome()).isEqualTo(Decision.keep());
        assertThat(decide("weigh", flagged).outcome())
                .isEqualTo(
                        new Decision.Weigh(0.5, detector.judge(flagged).label().reason()));
        Decision out = decide("exclude", flagged);
        assertThat(out.outcome()).isInstanceOf(Decision.Drop.class);
        assertThat(out.labels()).singleElement().satisfies(label -> {
            assertThat(label.detector()).isEqualTo("stylometric");
            assertThat(label.flagged()).isTrue();
            assertThat(label.errorRate()).hasValueCloseTo(10.0 / 201, Assertions.within(1e-9));
        });
        Decision tooShort = decide("exclude", "short");
        assertThat(tooShort.outcome()).isEqualTo(Decision.keep());
        assertThat(tooShort.labels().get(0).errorRate()).isEmpty();
    }

    private Decision decide(String action, String text) {
        Selector selector = Settings.with(
                Catalog.of(Selector.class, "selector").get("stylometric"),
                Map.of("detector", dir.resolve("detector.json").toString(), "action", action));
        assertThat(selector.fits(Schema.text())).isTrue();
        return selector.ready((Profile) null, Seed.of(1)).judge(Item.of("x", new Payload.Text(text)));
    }

    @Test
    void withoutAFileItSaysHowToMakeOne() {
        assertThatThrownBy(() -> new Stylometric().ready(null, Seed.of(1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("genloss detector train");
        assertThatThrownBy(() -> new Stylometric("x", Action.WEIGH, 0)).hasMessageContaining("stylometric.factor");
    }
}
