package org.genloss.io.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is a day, by ISO 8601 and by hand. */
class DatesTest {
    @Test
    void daysAreReadAsFarAsTheyAreKnown() {
        assertThat(Dates.of("2024")).isEqualTo("2024");
        assertThat(Dates.of(" 2024-03 ")).isEqualTo("2024-03");
        for (String written : List.of(
                "2024-05-06",
                "2024/05/06",
                "20240506",
                "20240506T100000Z",
                "2024-05-06T10:00:00+02:00",
                "2024-05-06 10:00",
                "2024-05-06Z")) {
            assertThat(Dates.of(written)).as(written).isEqualTo("2024-05-06");
        }
        assertThat(Dates.of("2024-02-29")).isEqualTo("2024-02-29");
    }

    @Test
    void nothingIsGuessedAt() {
        for (String written : List.of(
                "",
                "sometime",
                "03/04/2024",
                "1700000000",
                "2024-13-45",
                "2023-02-29",
                "20241345",
                "202405",
                "2024-5-6",
                "2024-05/06",
                "12 May 2024",
                "2024-05-06 or later")) {
            assertThat(Dates.of(written)).as(written).isEmpty();
        }
        assertThat(Dates.of(null)).isEmpty();
    }
}
