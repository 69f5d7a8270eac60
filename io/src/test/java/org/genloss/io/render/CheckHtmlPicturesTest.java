package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.CheckSettings;
import org.junit.jupiter.api.Test;

/** The pictures of a page, decoded by the platform's own reader. */
class CheckHtmlPicturesTest {
    private static final Pattern IMAGE = Pattern.compile("alt=\"([^\"]*)\" src=\"data:image/png;base64,([^\"]*)\"");

    /** Dark noise; a share of the images is bright in the last column of the first row, and nowhere else. */
    private static Check.Given images(String name, Pixels pixels, double bright) {
        UniformRandomProvider random = Seed.of(3).child(name).random();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            double[] x = new double[pixels.width() * pixels.height() * pixels.channels()];
            for (int j = 0; j < x.length; j++) {
                x[j] = 0.2 * random.nextDouble();
            }
            if (random.nextDouble() < bright) {
                for (int k = 0; k < pixels.channels(); k++) {
                    x[(pixels.width() - 1) * pixels.channels() + k] = 1;
                }
            }
            items.add(Item.of(name + i, new Payload.Vector(x)));
        }
        return Check.Given.of(name, List.of(name), new Items(pixels.schema(), items));
    }

    private static CheckResult check(Pixels pixels) {
        CheckSettings settings = CheckSettings.of(Seed.of(1)).withMetrics(List.of());
        return Check.run(
                images("real", pixels, 0.15),
                List.of(images("made", pixels, 0)),
                settings,
                Workers.SERIAL,
                (what, done) -> {});
    }

    private static List<MatchResult> images(String page) {
        return IMAGE.matcher(page).results().toList();
    }

    private static BufferedImage decoded(MatchResult image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.group(2))));
    }

    @Test
    void lostImagesStandAboveWhatComesClosest() throws IOException {
        for (Pixels pixels : List.of(new Pixels(5, 4, 1), new Pixels(5, 4, 3))) {
            CheckResult result = check(pixels);
            String page = CheckHtml.render(result, CheckFixture.info(result));
            List<MatchResult> images = images(page);
            Optional<MatchResult> lost = images.stream()
                    .filter(i -> i.group(1).startsWith("Images of the reference that made lost"))
                    .findFirst();
            Optional<MatchResult> closest = images.stream()
                    .filter(i -> i.group(1).startsWith("The images of made that come closest"))
                    .findFirst();
            assertThat(images).hasSizeGreaterThanOrEqualTo(4);
            BufferedImage gone = decoded(lost.orElseThrow());
            assertThat(gone.getWidth()).isEqualTo(10 * 5 + 9 * 2);
            assertThat(gone.getHeight()).isEqualTo(4);
            assertThat(gone.getRaster().getSample(4, 0, 0)).isEqualTo(255);
            assertThat(gone.getRaster().getSample(3, 0, 0)).isLessThan(52);
            assertThat(gone.getRaster().getSample(5, 0, 0)).as("the gap").isEqualTo(255);
            assertThat(decoded(closest.orElseThrow()).getRaster().getSample(4, 0, 0))
                    .isLessThan(52);
            assertThat(page).hasSizeLessThan(2_000_000);
        }
    }

    @Test
    void sizesAreReadFromTheNames() {
        assertThat(Pixels.of(new Pixels(28, 20, 1).schema())).contains(new Pixels(28, 20, 1));
        assertThat(Pixels.of(new Pixels(640, 480, 3).schema())).contains(new Pixels(640, 480, 3));
        assertThat(Pixels.of(Schema.vector(16))).isEmpty();
        assertThat(Pixels.of(Schema.text())).isEmpty();
    }
}
