package org.genloss.io.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dynatrace.hash4j.hashing.Hashing;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.read.BadInput;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.io.render.CheckJson;
import org.genloss.io.render.RunInfo;
import org.genloss.profile.Draw;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.SideProfile;
import org.genloss.verdict.gate.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile gives is what the data gives, through the file and in any parts; a damaged file gives one message. */
class ProfileFileTest {
    /** Kinds of data, with and without names and groups; each has more content than the small draw keeps. */
    enum Form {
        TEXT(".txt", ""),
        NAMED(".jsonl", ""),
        GROUPED(".jsonl", "doc"),
        TABLE(".csv", "pay,age,job"),
        INDEXED(".csv", ",pay,age,job"),
        VECTOR(".csv", "x0,x1,x2");

        private final String ending;
        private final String header;

        Form(String ending, String header) {
            this.ending = ending;
            this.header = header;
        }

        private String line(Random random, int row, int file) {
            String words = words(random);
            String id = "f" + file + "-" + row;
            return switch (this) {
                case TEXT -> words;
                case NAMED -> "{\"id\":\"" + id + "\",\"text\":\"" + words + "\",\"origin\":\"human\"}";
                case GROUPED -> "{\"doc\":\"d" + random.nextInt(60) + "\",\"text\":\"" + words + "\"}";
                case TABLE -> cells(random);
                case INDEXED -> row + "," + cells(random);
                case VECTOR -> random.nextGaussian() + "," + (float) random.nextGaussian() + "," + random.nextInt(9);
            };
        }

        private static String words(Random random) {
            StringBuilder words = new StringBuilder("w\u00f6rter");
            int count = 3 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                words.append(" w").append((char) ('a' + (int) (26 * Math.pow(random.nextDouble(), 3))));
                words.append((char) ('a' + random.nextInt(5)));
            }
            return words.toString();
        }

        private static String cells(Random random) {
            String pay =
                    random.nextInt(20) == 0 ? "" : String.valueOf(Math.round(1000 * Math.exp(random.nextGaussian())));
            return pay + "," + (20 + random.nextInt(50)) + ",job" + random.nextInt(5);
        }

        ReadOptions options() {
            return this == GROUPED ? ReadOptions.defaults().withGroupField("doc") : ReadOptions.defaults();
        }
    }

    private static final Draw.Of SMALL = new Draw.Of(20_000, 15_000, 10);

    @TempDir
    Path dir;

    private String file(Form form, int seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        if (form.ending.equals(".csv")) {
            lines.add(form.header);
        }
        for (int i = 0; i < rows; i++) {
            lines.add(form.line(random, i, seed));
        }
        try {
            return Files.write(dir.resolve("data" + seed + form.ending), lines, StandardCharsets.UTF_8)
                    .toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoredProfile profile(Form form, List<String> files, Draw.Of kind) {
        FileCorpus corpus = Readers.open(files, form.options());
        TreeMap<String, String> asked = new TreeMap<>();
        form.options().fields().group().ifPresent(field -> asked.put("--group-field", field));
        var found = corpus.recognised();
        ProfileInfo info = new ProfileInfo(
                "1",
                found.files().size(),
                corpus.namesRows(),
                found.files(),
                found.format().words(),
                asked,
                found.idField(),
                List.of(),
                0);
        return new StoredProfile(info, SideProfile.of(corpus, kind));
    }

    private StoredProfile through(StoredProfile profile) {
        return stored(ProfileFile.bytes(profile));
    }

    private StoredProfile stored(byte[] bytes) {
        Path file = dir.resolve("some.profile");
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return ProfileFile.read(Readers.profiles(List.of(file.toString())).get(0));
    }

    private String check(Form form, IntFunction<Check.Given> given, Draw.Of kind) {
        CheckSettings usual = CheckSettings.of(Seed.of(3));
        CheckSettings settings =
                new CheckSettings(usual.alpha(), false, form.options().fields().group(), List.of(), kind, usual.seed());
        Check.Real real = new Check.Real(given.apply(1), Optional.of(given.apply(2)));
        var result = Check.run(real, List.of(given.apply(3)), settings, Workers.SERIAL, (what, done) -> {});
        return CheckJson.render(
                result, new RunInfo("1", "", "", "", Gate.of(Gate.Cause.NEVER).judge(result)));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aCheckOfProfilesIsTheCheckOfTheData(Form form) {
        List<String> files = List.of("", file(form, 1, 400), file(form, 2, 300), file(form, 3, 350));
        Draw.Of kind = form == Form.NAMED ? CheckSettings.of(Seed.of(1)).draw() : SMALL;
        String data = check(
                form,
                i -> Check.Given.of(
                        "n" + i,
                        List.of(),
                        Readers.openLike(
                                Readers.describe(files.subList(1, 2), form.options())
                                        .schema(),
                                files.subList(i, i + 1),
                                form.options(),
                                BadRows.NONE)),
                kind);
        String profiles = check(
                form,
                i -> {
                    StoredProfile stored = through(profile(form, files.subList(i, i + 1), kind));
                    return new Check.Given(
                            "n" + i, List.of(), kinds -> stored.content().profile(kinds));
                },
                kind);
        assertThat(profiles).isEqualTo(data);
        boolean counted = form != Form.VECTOR && form != Form.NAMED && form != Form.GROUPED;
        assertThat(data.contains("counted in all items")).isEqualTo(counted);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void theProfileOfAllPartsIsTheProfileOfTheWhole(Form form) {
        List<String> files = new ArrayList<>();
        for (int f = 1; f <= 11; f++) {
            files.add(file(form, f, 20 + 10 * (f % 4)));
        }
        for (Draw.Of kind : List.of(SMALL, new Draw.Of(1 << 24))) {
            byte[] whole = ProfileFile.bytes(profile(form, files, kind));
            StoredProfile left = through(profile(form, files.subList(0, 1), kind));
            for (int f = 1; f < 5; f++) {
                left = through(left.merge(through(profile(form, files.subList(f, f + 1), kind)), "1"));
            }
            StoredProfile right = profile(form, files.subList(5, 8), kind);
            StoredProfile last = through(profile(form, files.subList(8, 11), kind));
            StoredProfile all = left.merge(right.merge(last, "1"), "1");
            assertThat(ProfileFile.bytes(all)).isEqualTo(whole);
        }
    }

    /** Source files, each an item that is called by its path. */
    @Test
    void filesThatAreItemsKeepTheirNames() throws IOException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(Files.writeString(dir.resolve("f" + i + ".py"), "x = " + i + "\n")
                    .toString());
        }
        StoredProfile left = profile(Form.TEXT, all.subList(0, 3), SMALL);
        StoredProfile right = profile(Form.TEXT, all.subList(3, 6), SMALL);
        StoredProfile whole = profile(Form.TEXT, all, SMALL);
        assertThat(whole.content().draw().groups()).anyMatch(g -> g.name().endsWith("f3.py"));
        assertThat(ProfileFile.bytes(left.merge(right, "1"))).isEqualTo(ProfileFile.bytes(whole));
    }

    @Test
    void idsThatPartsShareAreNoNamesOfSingleItems() {
        StoredProfile a = profile(Form.NAMED, List.of(file(Form.NAMED, 1, 30)), SMALL);
        StoredProfile b = profile(Form.NAMED, List.of(file(Form.NAMED, 1, 30)), SMALL);
        assertThat(a.content().counted()).isTrue();
        assertThat(through(a.merge(b, "1")).content().counted()).isFalse();
    }

    private byte[] bytes() {
        return ProfileFile.bytes(profile(Form.TABLE, List.of(file(Form.TABLE, 1, 40)), SMALL));
    }

    private void refused(byte[] bytes, String says) {
        assertThatThrownBy(() -> stored(bytes))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("some.profile: ")
                .hasMessageContaining(says);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() {
        byte[] bytes = bytes();
        for (int length = 8; length < bytes.length; length += 7) {
            refused(java.util.Arrays.copyOf(bytes, length), "the profile is damaged: it ends after " + length);
        }
    }

    @Test
    void aByteChangedAnywhereIsRefused() {
        byte[] bytes = bytes();
        for (int at = 8; at < bytes.length; at += 5) {
            byte[] changed = bytes.clone();
            changed[at] ^= 0x10;
            refused(changed, "the profile ");
        }
    }

    @Test
    void profilesAreNotAppended() {
        byte[] bytes = bytes();
        byte[] twice = java.util.Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        refused(twice, "something follows its " + bytes.length + " bytes");
    }

    @Test
    void aLaterLayoutSaysSo() {
        byte[] bytes = bytes();
        bytes[11] = 2;
        refused(bytes, "the profile has layout 2, and this genloss reads layout 1");
    }

    /** A file whose check sum fits and whose content is not a profile. */
    private static byte[] crafted(byte[] content) {
        byte[] body = Zstd.compress(content);
        return ByteBuffer.allocate(28 + body.length)
                .put(new byte[] {(byte) 0x89, 'G', 'L', 'P', 13, 10, 26, 10})
                .putInt(1)
                .putLong(body.length)
                .putLong(Hashing.xxh3_64().hashBytesToLong(body))
                .put(body)
                .array();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void craftedContentIsRefused(int seed) {
        byte[] content = new byte[5000];
        new Random(seed).nextBytes(content);
        if (seed % 2 == 0) {
            java.util.Arrays.fill(content, 0, 40, (byte) 0);
        }
        refused(crafted(content), "the profile ");
    }

    /** Three hundred megabytes of zeros in a few kilobytes: they would be read as a text of that length. */
    @Test
    void aSmallFileThatUnpacksToMuchIsRefused() {
        byte[] content = new byte[300 << 20];
        content[0] = (byte) 0xfe;
        content[1] = (byte) 0xff;
        content[2] = (byte) 0xff;
        content[3] = (byte) 0xff;
        content[4] = 0x07;
        byte[] file = crafted(content);
        assertThat(file).hasSizeLessThan(50_000);
        refused(file, "its content cannot be read");
    }
}
