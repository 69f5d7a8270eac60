package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A gallery has 32 places a picture; what it says is what there is. */
class GalleryImagesTest {
    @Test
    void saysHowManyRealImagesThereAre() {
        assertThat(GalleryImages.said(96, 24, 2))
                .isEqualTo(
                        "First replicate: the first 32 images of each draw, beside the 24 real ones that no model has seen, the same in each row.");
        assertThat(GalleryImages.said(33, 63, 2))
                .isEqualTo(
                        "First replicate: the first 32 images of each draw, beside 32 real ones that no model has seen, others in the next row until all 63 were shown, then from the first again.");
        assertThat(GalleryImages.said(20, 64, 2))
                .isEqualTo(
                        "First replicate: 20 images of each draw, beside 32 real ones that no model has seen, other ones in each row.");
    }

    @Test
    void oneImageIsNoMore() {
        assertThat(GalleryImages.said(1, 1, 1)).contains("1 image of each", "the 1 real one that");
        assertThat(GalleryImages.said(32, 32, 1)).contains("32 images of each", "the 32 real ones");
    }
}
