package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlyphsTest {
    private final Glyphs glyphs = new Glyphs(true, false);
    private final Glyphs plain = new Glyphs(false, false);

    @Test
    void barsRiseFromZeroToTheLargest() {
        assertThat(glyphs.spark(new double[] {0, 1, 3.5, 7})).isEqualTo("▁▂▅█");
        assertThat(plain.spark(new double[] {0, 1, 3.5, 7})).isEqualTo("0147");
        assertThat(plain.spark(new double[] {7, Double.NaN, 6})).isEqualTo("706");
    }

    /** Of -7 to 0 the heights are those of 0 to 7 above the lowest; with both signs they share the span. */
    @Test
    void whatIsBelowZeroRisesFromTheLowest() {
        assertThat(plain.spark(new double[] {-7, -5, -1})).isEqualTo("026");
        assertThat(plain.spark(new double[] {-3, 0, 4})).isEqualTo("037");
    }

    @Test
    void aConstantHasNone() {
        assertThat(glyphs.spark(new double[] {4.24})).isEmpty();
        assertThat(glyphs.spark(new double[] {-2, -2, -2})).isEmpty();
        assertThat(glyphs.spark(new double[] {1, Double.NaN, 1})).isEmpty();
        assertThat(glyphs.spark(new double[] {Double.NaN, Double.NaN})).isEmpty();
    }
}
