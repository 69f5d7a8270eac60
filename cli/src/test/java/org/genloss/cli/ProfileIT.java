package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss profile}, and profiles in place of data, as a user runs them. */
class ProfileIT {
    @TempDir
    static Path dir;

    @BeforeAll
    static void data() {
        Genloss.write(dir, "human.txt", Genloss.texts(1, 300, 3000));
        Genloss.write(dir, "lost.txt", Genloss.texts(3, 300, 600));
        table("train.csv", "pay,age,job", 1);
        table("holdout.csv", "pay,age,job", 2);
        table("other.csv", "wage,age,job", 3);
        profile("human.txt");
        profile("lost.txt");
        profile("train.csv");
        profile("holdout.csv");
    }

    private static void table(String name, String header, int seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>(List.of(header));
        for (int i = 0; i < 300; i++) {
            rows.add(Math.round(1000 * Math.exp(random.nextGaussian())) + "," + (20 + random.nextInt(50)) + ",job"
                    + random.nextInt(5));
        }
        Genloss.write(dir, name, rows);
    }

    private static Genloss.Done run(String line) {
        return Genloss.run(dir, line.split(" "));
    }

    private static void profile(String file) {
        Genloss.Done done = run("profile " + file + " --out made/" + file.replaceAll("\\..*", ".profile"));
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.err()).isEmpty();
    }

    /** The JSON of a check that says the same of data and of profiles: all but the paths. */
    private static String said(String line) {
        Genloss.Done done = run(line + " --format json");
        assertThat(done.err()).isEmpty();
        return done.exit() + done.out().replaceAll("\"paths\" : \\[[^\\]]*\\]", "");
    }

    @Test
    void aCheckOfProfilesSaysWhatTheCheckOfTheDataSays() {
        String data = said("check --reference human.txt --generation lost.txt");
        assertThat(data).startsWith("1{");
        assertThat(said("check --reference made/human.profile --generation lost.txt"))
                .isEqualTo(data);
        assertThat(said("check --reference human.txt --generation made/lost.profile"))
                .isEqualTo(data);
    }

    @Test
    void aHoldoutAndAMetricTakeProfilesToo() {
        String sides = " --reference train.csv --holdout holdout.csv --generation train.csv";
        String profiles =
                sides.replace("train.csv", "made/train.profile").replace("holdout.csv", "made/holdout.profile");
        String json = Genloss.run(dir, ("check" + profiles + " --format json").split(" "))
                .out();
        assertThat(json).contains("holds the 300 items of the reference");
        assertThat(run("metric dcr-share" + profiles + " --format json").out())
                .contains("\"value\"")
                .isEqualTo(run("metric dcr-share" + sides + " --format json").out());
    }

    /** Two parts whose ids both begin at 0: what one id names twice cannot be counted once. */
    @Test
    void idsThatComeTwiceAreNamed() {
        Genloss.write(dir, "one.csv", List.of("id,x,y", "0,1,a", "1,2,b", "2,3,a"));
        Genloss.write(dir, "two.csv", List.of("id,x,y", "2,4,b", "3,5,a", "4,6,b"));
        profile("one.csv");
        profile("two.csv");
        assertThat(run("profile made/one.profile made/two.profile --out twice.profile --threads 2 --seed 3")
                        .out())
                .contains("the id 2 comes more than once");
    }

    @Test
    void partsAreJoinedInAnyWay() throws IOException {
        List<String> lines = Files.readAllLines(dir.resolve("human.txt"));
        for (int part = 0; part < 3; part++) {
            Genloss.write(dir, "part" + part + ".txt", lines.subList(100 * part, 100 * part + 100));
            profile("part" + part + ".txt");
        }
        assertThat(run("profile part*.txt --out whole.profile").exit()).isZero();
        assertThat(run("profile made/part0.profile part1.txt made/part2.profile --out joined.profile")
                        .exit())
                .isZero();
        assertThat(dir.resolve("joined.profile")).hasSameBinaryContentAs(dir.resolve("whole.profile"));
        JsonNode shown = JsonMapper.shared()
                .readTree(run("profile --show joined.profile --format json").out());
        assertThat(shown.get("schema").asString()).isEqualTo("genloss.profile/1");
        assertThat(shown.get("items").asLong()).isEqualTo(300);
        assertThat(shown.get("files").asLong()).isEqualTo(3);
        assertThat(shown.get("bytes").asLong()).isEqualTo(Files.size(dir.resolve("joined.profile")));
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.contains("unfinished"));
        }
    }

    @Test
    void whatDoesNotFitIsToldAsOfData() {
        String check = "check --reference train.csv --generation ";
        assertThat(run("profile other.csv --out other.profile").exit()).isZero();
        String data = run(check + "other.csv").refused().err();
        assertThat(run(check + "other.profile").refused().err()).isEqualTo(data.replace("other.csv", "other.profile"));
        String kinds = run(check + "lost.txt").refused().err();
        assertThat(run(check + "made/lost.profile").refused().err())
                .isEqualTo(kinds.replace("lost.txt", "made/lost.profile"));
    }

    @Test
    void columnsInAnotherOrderAreTakenByName() throws IOException {
        List<String> turned = Files.readAllLines(dir.resolve("holdout.csv")).stream()
                .map(line -> line.split(",")[2] + "," + line.split(",")[0] + "," + line.split(",")[1])
                .toList();
        Genloss.write(dir, "turned.csv", turned);
        profile("turned.csv");
        assertThat(said("check --reference made/train.profile --generation made/turned.profile"))
                .isEqualTo(said("check --reference train.csv --generation turned.csv"));
    }

    @Test
    void groupsAreThoseOfTheProfile() {
        List<String> lines = new ArrayList<>();
        for (String text : Genloss.texts(5, 400, 3000)) {
            lines.add("{\"doc\": \"d" + lines.size() / 3 + "\", \"text\": \"" + text + "\"}");
        }
        Genloss.write(dir, "grouped.jsonl", lines.subList(0, 201));
        Genloss.write(dir, "more.jsonl", lines.subList(201, 400));
        assertThat(run("profile grouped.jsonl --group-field doc --out grouped.profile")
                        .exit())
                .isZero();
        assertThat(said("check --reference grouped.profile --generation more.jsonl"))
                .isEqualTo(said("check --reference grouped.jsonl --generation more.jsonl --group-field doc"));
        assertThat(run("check --reference grouped.profile --generation grouped.jsonl --group-field text")
                        .refused()
                        .err())
                .contains("made with --group-field doc, and the check is with --group-field text");
        assertThat(run("check --reference grouped.profile --generation lost.txt")
                        .refused()
                        .err())
                .contains("lost.txt has no fields");
        assertThat(run("profile grouped.profile grouped.jsonl --out x.profile")
                        .refused()
                        .err())
                .contains("it was read without options, and what comes before with --group-field doc");
    }

    @Test
    void aProfileIsNoDataElsewhere() throws IOException {
        assertThat(run("simulate --data made/human.profile --learner ngram")
                        .refused()
                        .err())
                .contains("this is a profile");
        assertThat(run("check --series made/human.profile").refused().err()).contains("this is a profile");
        byte[] bytes = Files.readAllBytes(dir.resolve("made/human.profile"));
        Files.write(dir.resolve("half.profile"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(run("check --reference half.profile --generation lost.txt")
                        .refused()
                        .err())
                .contains("half.profile: the profile is damaged: it ends after " + bytes.length / 2 + " of "
                        + bytes.length + " bytes");
        assertThat(run("check --reference made/human.profile --reference lost.txt --generation lost.txt")
                        .refused()
                        .err())
                .contains("expected a profile as made/human.profile is, found data");
    }

    @Test
    void whereToWriteMustBeSaid() {
        assertThat(run("profile human.txt").refused().err())
                .contains("--out FILE")
                .contains("--show");
        assertThat(run("profile human.txt --out made").refused().err()).contains("is a directory");
        assertThat(run("profile human.txt --show --out x").refused().err()).contains("--show writes nothing");
        assertThat(run("profile human.txt --sample little --out x").refused().err())
                .contains("is no size of a sample");
        assertThat(dir.resolve("x")).doesNotExist();
    }

    /** A sample of 20 kB on one side: both are compared by as much. */
    @Test
    void theSmallerSampleCountsForBothSides() {
        assertThat(run("profile human.txt --sample 20kB --out small.profile").exit())
                .isZero();
        JsonNode json = JsonMapper.shared()
                .readTree(run("check --reference small.profile --generation lost.txt --format json")
                        .out());
        int drawn = json.get("reference").get("drawn").asInt();
        assertThat(drawn).isBetween(20, 120);
        assertThat(json.get("generations").get(0).get("warnings").get(0).asString())
                .matches("Readings and the test come from samples: " + drawn
                        + " of 300 items of small, \\d\\d+ of 300 items of lost\\. Words .*counted in all items\\.");
    }
}
