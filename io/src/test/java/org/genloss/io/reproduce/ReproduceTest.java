package org.genloss.io.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Workers;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Studies;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.reproduce.Published.Place;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReproduceTest {
    private static final Map<String, Object> GAUSSIAN = Map.of(
            "data", Map.of("builtin", "gaussian", "items", 20),
            "learner", Map.of("id", "gaussian", "estimator", "biased"),
            "regimes", List.of("replace", "accumulate"),
            "generations", 5,
            "replicates", 500,
            "metrics", List.of("variance"));
    private static final Place REPLACE = new Place("", "", "replace", "variance", "model", 5, 5);

    private static Outcome run(Published.Figure... figures) {
        Published published =
                new Published("x", "", "", "", Published.Scale.NONE, Map.of("", GAUSSIAN), List.of(figures), "");
        return new Reproduce(7, Workers.SERIAL, List.of()).run(published);
    }

    private static Published.Number variance(double expected, double below) {
        return new Published.Number("", REPLACE, expected, "", 0, below);
    }

    /** E var = (1-1/n)^t = 0.95^5 = 0.7738; divided by n-1 it would stay 1. */
    @Test
    void aClosedFormAgreesAndAnotherOneDoesNot() {
        assertThat(run(variance(0.7738, Double.NaN)).status()).isEqualTo(Outcome.Status.AGREES);
        assertThat(run(variance(1, Double.NaN)).status()).isEqualTo(Outcome.Status.DISAGREES);
        assertThat(run(variance(0.7738, Double.NaN), variance(1, Double.NaN)).status())
                .isEqualTo(Outcome.Status.DISAGREES);
    }

    private static double ours(Outcome outcome) {
        return ((Outcome.Number) outcome.figures().get(0)).ours();
    }

    @Test
    void aShareOfChainsIsCountedBelowTheBound() {
        Outcome all = run(variance(1, 100));
        assertThat(ours(all)).isEqualTo(1);
        assertThat(ours(run(variance(0, 0)))).isEqualTo(0);
    }

    @Test
    void everyResultIsNamedAndEitherRunsOrSaysWhyNot() {
        List<Published> all = Results.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(14);
        assertThat(all.stream().map(Published::id)).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(result -> {
            assertThat(result.title()).endsWith(".");
            assertThat(result.citation()).isNotBlank();
            assertThat(result.cannot().isEmpty())
                    .isEqualTo(!result.experiments().isEmpty());
            assertThat(result.figures().isEmpty())
                    .isEqualTo(result.experiments().isEmpty());
        });
    }

    /** Readings of two experiments are paired: accumulate keeps more of the variance than replace. */
    @Test
    void anOrderMayTakeItsReadingsFromSeveralExperiments() {
        Map<String, Object> accumulate = new HashMap<>(GAUSSIAN);
        accumulate.put("regimes", List.of("accumulate"));
        Map<String, Place> readings = Map.of(
                "kept", new Place("other", "", "accumulate", "variance", "model", 5, 5),
                "left", new Place("one", "", "replace", "variance", "model", 2, 5));
        Published.Order order = new Published.Order("", "", readings, Orders.steps("kept > left"), "");
        Published published = new Published(
                "x",
                "",
                "",
                "",
                Published.Scale.NONE,
                Map.of("one", GAUSSIAN, "other", accumulate),
                List.of(order),
                "");
        Outcome.Order outcome = (Outcome.Order) new Reproduce(7, Workers.SERIAL, List.of())
                .run(published)
                .figures()
                .get(0);
        assertThat(outcome.status()).isEqualTo(Outcome.Status.AGREES);
        double left = outcome.readings().stream()
                .filter(r -> r.name().equals("left"))
                .findFirst()
                .orElseThrow()
                .mean();
        // the mean of 0.95^2 to 0.95^5
        assertThat(left).isEqualTo(0.8370, within(0.03));
    }

    @Test
    void everyExperimentIsOneAndEveryReadingIsOfOneOfThem() {
        Reproduce here = new Reproduce(7, Workers.SERIAL, List.of());
        for (Published result : Results.all()) {
            Map<String, Map<String, Object>> runnable = here.lacks(result).isEmpty() ? result.experiments() : Map.of();
            runnable.forEach((name, experiment) -> {
                Map<String, Object> file = new LinkedHashMap<>(experiment);
                file.put("name", result.id());
                assertThat(Studies.of(Spec.of(file)).cells()).as(result.id()).isNotEmpty();
            });
            for (Published.Figure figure : result.figures()) {
                if (figure instanceof Published.Order order) {
                    assertThat(order.readings().values())
                            .as(result.id())
                            .allMatch(place -> result.experiments().containsKey(place.experiment()));
                    assertThat(order.readings().keySet())
                            .as(result.id())
                            .containsAll(order.steps().stream()
                                    .flatMap(step -> Stream.of(step.left(), step.right()))
                                    .map(Published.Term::reading)
                                    .toList());
                }
            }
        }
    }

    private static final Map<String, Object> OF_YOURS = Map.of(
            "data", Map.of("holdout", 0.5),
            "learner", Map.of("id", "ngram", "order", 2),
            "regimes", List.of("replace"),
            "generations", 2,
            "items", 10,
            "replicates", 2,
            "metrics", List.of("perplexity"));

    private static Published needing(Map<String, Object> experiment) {
        Published.Number figure = new Published.Number(
                "", new Place("", "", "replace", "perplexity", "model", 1, 1), 1, "", 0, Double.NaN);
        return new Published(
                "x",
                "",
                "",
                "",
                Published.Scale.NONE,
                Map.of("", experiment),
                List.of(figure),
                Optional.of(new Published.Needs(ReadOptions.Content.TEXT, "a poem")),
                "");
    }

    @Test
    void dataOfOnesOwnIsAskedForAndUsed(@TempDir Path dir) throws IOException {
        Published published = needing(OF_YOURS);
        Outcome without = new Reproduce(7, Workers.SERIAL, List.of()).run(published);
        assertThat(without.status()).isEqualTo(Outcome.Status.CANNOT);
        assertThat(without.published().cannot())
                .isEqualTo("needs text data of yours (--data FILE), for example a poem");
        Path numbers = Files.writeString(dir.resolve("numbers.csv"), "a,b\n1,2.5\n3,4\n5,6\n");
        Path poem = Files.writeString(dir.resolve("poem.txt"), "a rose is a rose is a rose\n".repeat(40));
        assertThat(new Reproduce(7, Workers.SERIAL, List.of(numbers.toString())).lacks(published))
                .contains("needs text data of yours (--data FILE), for example a poem; there is table data in "
                        + numbers);
        Path few = Files.writeString(dir.resolve("few.txt"), "a rose is a rose\n".repeat(12));
        assertThatThrownBy(() -> new Reproduce(7, Workers.SERIAL, List.of(few.toString())).run(published))
                .hasMessage(
                        "x: it trains on 10 items at once, and " + few
                                + " has 6 beside those held out.\n  Give more data: 20 items at least, of which 50 % are held out. In a plain text every line is an item.");
        Outcome among = new Reproduce(7, Workers.SERIAL, List.of(few.toString())).tried(published);
        assertThat(among.status()).isEqualTo(Outcome.Status.CANNOT);
        assertThat(among.published().cannot())
                .isEqualTo(
                        "it trains on 10 items at once, and " + few
                                + " has 6 beside those held out. Give more data: 20 items at least, of which 50 % are held out. In a plain text every line is an item");
        Outcome with = new Reproduce(7, Workers.SERIAL, List.of(numbers.toString(), poem.toString())).run(published);
        assertThat(ours(with)).as("the text has next to no choices").isBetween(1.0, 2.5);
    }

    @Test
    void imagesAreToldFromOtherPoints(@TempDir Path dir) throws IOException {
        Published.Needs images = new Published.Needs(ReadOptions.Content.IMAGE, "digits");
        Published published =
                new Published("x", "", "", "", Published.Scale.NONE, Map.of(), List.of(), Optional.of(images), "");
        Path points = Files.writeString(
                dir.resolve("points.npy"),
                "\u0093NUMPY\1\0:\0{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2)}\nabcd",
                StandardCharsets.ISO_8859_1);
        Path digits = Files.write(
                dir.resolve("digits-idx3-ubyte"),
                new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 7, 8, 9, 10});
        assertThat(new Reproduce(7, Workers.SERIAL, List.of(points.toString())).lacks(published))
                .contains("needs image data of yours (--data FILE), for example digits; there is vector data in "
                        + points);
        assertThat(new Reproduce(7, Workers.SERIAL, List.of(points.toString(), digits.toString())).lacks(published))
                .isEmpty();
    }

    @Test
    void whoComesSecondFindsTheFirstFit() {
        SharedFits fits = new SharedFits();
        List<byte[]> found = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> fits.alone("fit", () -> {
                    List<byte[]> kept = fits.kept("fit");
                    fits.keep("fit", kept.isEmpty() ? new byte[] {(byte) i} : kept.get(0));
                    return fits.kept("fit").get(0);
                }))
                .toList();
        assertThat(found).allMatch(state -> state[0] == found.get(0)[0]);
        assertThat(fits.kept("another")).isEmpty();
    }

    @Test
    void aPlugInThatIsNotHereIsNamed() {
        Map<String, Object> network = new HashMap<>(OF_YOURS);
        network.put("learner", "transformer");
        assertThat(new Reproduce(7, Workers.SERIAL, List.of()).lacks(needing(network)))
                .hasValueSatisfying(why -> assertThat(why).contains("./genloss fetch neural"));
    }

    /** Each shape of the file of truths has a result that carries it, or says why it cannot be run here. */
    @Test
    void everyShapeOfTheTruthsIsNamedByAResult() throws IOException {
        Path truths = Path.of(System.getProperty("genloss.truths", "../../shared/truths"))
                .resolve("truths.json");
        Assumptions.assumeTrue(
                Files.exists(truths), "no truths at " + truths + "; say where with -Dgenloss.truths=DIR");
        List<String> shapes = new ArrayList<>();
        for (JsonNode row : JsonMapper.shared().readTree(Files.readString(truths))) {
            if (row.path("kind").asString("").equals("paper-shape")) {
                shapes.add(row.path("id").asString());
            }
        }
        assertThat(Results.all().stream().flatMap(result -> result.scale().rows().stream()))
                .containsAll(shapes);
    }
}
