package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void dataIsNeverMarkup() {
        String html = new Html()
                .open("p", "title", "\"><script>")
                .data("<script>alert('x')</script>&")
                .close()
                .toString();
        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;").contains("&amp;");
    }

    @Test
    void namesInSentencesAreCodeAndNeverMarkup() {
        assertThat(new Html()
                        .open("p")
                        .sentence("`a<b` has `c`, not `d")
                        .close()
                        .toString())
                .isEqualTo("<p><code>a&lt;b</code> has <code>c</code>, not `d</p>");
    }

    @Test
    void marksThatTurnTextAndControlCharactersAreReplaced() {
        assertThat(Html.escape("a\u202eb\u0000c\ud800d")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
        assertThat(Html.escape("Größe 数 😀\n")).isEqualTo("Größe 数 😀\n");
    }

    @Test
    void elementsLeftOpenAreRefused() {
        assertThatThrownBy(() -> new Html().open("p").toString()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Html().empty("span")).isInstanceOf(IllegalArgumentException.class);
    }

    /** The picture as the JDK's own decoder reads it. */
    @Test
    void aPictureIsReadBackPixelByPixel() throws Exception {
        int[][] grey = {{0, 128, 255}, {7, 300, -4}};
        String address = Png.dataAddress(grey);
        byte[] bytes = Base64.getDecoder().decode(address.substring("data:image/png;base64,".length()));
        var image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        int[] expected = {0, 128, 255, 7, 255, 0};
        for (int i = 0; i < 6; i++) {
            assertThat(image.getRaster().getSample(i % 3, i / 3, 0)).isEqualTo(expected[i]);
        }
    }
}
