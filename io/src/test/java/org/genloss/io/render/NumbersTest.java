package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.genloss.catalog.Card;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.verdict.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How numbers are written: the design guide's rules, each by example. */
class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.123456; 0.123",
                "80; 80.0",
                "99.96; 100",
                "0.001; 0.00100",
                "7257; 7,257",
                "-1.5; −1.50",
                "-7257.4; −7,257",
                "-0.0; 0",
                "0; 0",
                "1.234e-7; 1.23e-7",
                "-2e-12; −2.00e-12",
                "1.5e9; 1.50e9",
                "NaN; undefined",
                "Infinity; infinite",
                "-Infinity; −infinite"
            })
    void threeDigitsAndNoneThatMeanNothing(double value, String written) {
        assertThat(Numbers.plain(value)).isEqualTo(written);
    }

    /** 1.004 beyond a floor that ends at 1.001 is not "1.00 beyond 1.00". */
    @ParameterizedTest
    @CsvSource({
        "1.004, 0.98, 1.0011, RATIO, 1.004",
        "1.0, 0.98, 1.0011, RATIO, 1.00",
        "0.99996, 0.99998, 1, SHARE, 99.996",
        "1.3, 0.98, 1.0011, RATIO, 1.30",
        "12345.2, 0, 12345.1, COUNT, '12,345'",
        "1.00001, 0.98, 1.00001, RATIO, 1.00"
    })
    void aValueBeyondItsFloorReadsSo(double value, double low, double high, Card.Unit unit, String written) {
        Reading reading = new Reading(
                Card.of("x", "X").unit(unit),
                new Value.Of("x", value),
                Optional.empty(),
                Optional.of(new Interval(low, high)),
                Optional.empty(),
                9,
                99,
                false);
        assertThat(Numbers.value(reading)).isEqualTo(written);
    }

    @Test
    void roundingIsNoNumber() {
        assertThat(Numbers.of(6.94e-15, Card.Unit.SHARE)).isEqualTo("0");
        assertThat(Numbers.of(-6.94e-15, Card.Unit.LOG)).isEqualTo("0");
        assertThat(Numbers.of(6.94e-15, Card.Unit.DISTANCE))
                .as("data may have such units")
                .isEqualTo("6.94e-15");
        assertThat(Numbers.range(new Interval(-6.94e-15, 4.2), Card.Unit.DISTANCE))
                .isEqualTo("0–4.20");
        Reading reading = new Reading(
                Card.of("x", "X").unit(Card.Unit.DISTANCE),
                new Value.Of("x", -6.94e-15),
                Optional.of(new Interval(-1e-14, 0.5)),
                Optional.of(new Interval(1e-15, 2)),
                Optional.empty(),
                9,
                99,
                false);
        assertThat(Numbers.value(reading)).isEqualTo("0");
        assertThat(Numbers.interval(reading)).isEqualTo("0–0.500");
        assertThat(Numbers.floor(reading)).isEqualTo("0–2.00");
    }

    /** No number of any size and sign reads as a negative zero or with a hyphen for its minus. */
    @Test
    void noNegativeZero() {
        DoubleStream.iterate(1e-18, x -> x < 1e18, x -> x * 3.7)
                .flatMap(x -> DoubleStream.of(x, -x))
                .forEach(x -> {
                    for (Card.Unit unit : Card.Unit.values()) {
                        String written = Numbers.of(x, unit);
                        assertThat(written)
                                .doesNotMatch("−0([.,]0+)?")
                                .doesNotMatch("-.*")
                                .doesNotContain("e-0");
                    }
                });
    }

    @Test
    void whatIsTooWideForAColumnIsAPowerOfTen() {
        assertThat(Numbers.narrow(209_580, Card.Unit.DISTANCE, 8)).isEqualTo("209,580");
        assertThat(Numbers.narrow(1_604_859, Card.Unit.DISTANCE, 8)).isEqualTo("1.60e6");
        assertThat(Numbers.narrow(-1_604_859, Card.Unit.DISTANCE, 8)).isEqualTo("−1.60e6");
        assertThat(Numbers.narrow(16_048.59, Card.Unit.SHARE, 8)).isEqualTo("1.60e6");
    }

    @Test
    void rangesChancesAndShares() {
        assertThat(Numbers.range(new Interval(0.486, 0.531), Card.Unit.SHARE)).isEqualTo("48.6–53.1");
        assertThat(Numbers.range(new Interval(-1.2, 3.4), Card.Unit.NONE)).isEqualTo("−1.20 to 3.40");
        assertThat(Numbers.chance(1 / 580.0)).isEqualTo("1 in 580");
        assertThat(Numbers.chance(1e-20)).isEqualTo("<1e-15");
        assertThat(Numbers.chance(3e-9)).isEqualTo("3e-9");
        assertThat(Numbers.confidence(0.999)).isEqualTo(">0.99");
        assertThat(Numbers.withUnit("72.6", Card.Unit.SHARE)).isEqualTo("72.6\u00a0%");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Numbers.count(1, "item")).isEqualTo("1 item");
        assertThat(Numbers.count(2000, "item")).isEqualTo("2,000 items");
        assertThat(Numbers.count(0, "item")).isEqualTo("0 items");
        assertThat(Numbers.count(1, "damaged row was", "damaged rows were")).isEqualTo("1 damaged row was");
        assertThat(Numbers.count(3, "damaged row was", "damaged rows were")).isEqualTo("3 damaged rows were");
    }
}
