package org.genloss.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.model.Edge;
import org.genloss.io.profile.ProfileFile;
import org.genloss.io.profile.ProfileInfo;
import org.genloss.io.profile.StoredProfile;
import org.genloss.io.read.BadInput;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ProfileInput;
import org.genloss.io.read.Readers;
import org.genloss.io.read.Recognised;
import org.genloss.io.render.Numbers;
import org.genloss.profile.Draw;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.SideProfile;

/** Makes one profile of files of data and profiles of parts, in their order. */
final class ProfileMaker {
    private static final long EVERY = 4096;

    private final EmbeddedInputOptions input;
    private final Draw.Of draw;
    private final BadRows sink;
    private final Bar bar;

    /** @param sample how much content to keep; as a check keeps where null */
    ProfileMaker(EmbeddedInputOptions input, Draw.Of sample, BadRows sink, Bar bar) {
        this.input = input;
        this.draw = sample == null ? CheckSettings.of(Seed.of(0)).draw() : sample;
        this.sink = sink;
        this.bar = bar;
    }

    /** @param like what to read the files like; null where they say so themselves */
    StoredProfile make(List<String> files, String like) {
        Optional<Schema> schema = Optional.ofNullable(like).map(this::schema);
        StoredProfile all = null;
        for (List<String> part : parts(Readers.expand(files))) {
            StoredProfile next = ProfileInput.is(part.get(0)) ? stored(part.get(0), schema) : read(part, schema);
            if (all != null) {
                requireReadAlike(part.get(0), all.info(), next.info());
            }
            all = all == null ? next : all.merge(next, Version.number());
            schema = Optional.of(all.content().schema());
        }
        return all;
    }

    /** Each profile by itself, data that follows each other together: its fields and columns are found in all of it. */
    private static List<List<String>> parts(List<String> files) {
        List<List<String>> parts = new ArrayList<>();
        boolean data = false;
        for (String file : files) {
            boolean profile = ProfileInput.is(file);
            if (profile || !data) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(file);
            data = !profile;
        }
        return parts;
    }

    private Schema schema(String like) {
        List<ProfileInput> profiles = Readers.profiles(List.of(like));
        return profiles.isEmpty()
                ? Readers.describe(List.of(like), input.read()).schema()
                : ProfileFile.head(profiles.get(0)).content().schema();
    }

    private static StoredProfile stored(String file, Optional<Schema> like) {
        StoredProfile profile = ProfileFile.read(Readers.profiles(List.of(file)).get(0));
        like.ifPresent(
                schema -> Readers.requireLike(schema, file, profile.content().schema()));
        SideProfile content = like.map(profile.content()::arranged).orElse(profile.content());
        return new StoredProfile(profile.info(), content);
    }

    private StoredProfile read(List<String> files, Optional<Schema> like) {
        long[] leftOut = {0};
        BadRows counted = row -> {
            leftOut[0]++;
            sink.skipped(row);
        };
        Edge edge = input.edge();
        FileCorpus corpus = like.map(schema -> Readers.openLike(edge.before(schema), files, input.read(), counted))
                .orElseGet(() -> Readers.open(files, input.read(), counted));
        edge.schema(corpus.schema(), String.join(", ", files));
        SideProfile content = edge.side(new Watched(corpus, bar), draw);
        Recognised found = corpus.recognised();
        ProfileInfo info = new ProfileInfo(
                Version.number(),
                found.files().size(),
                corpus.namesRows(),
                found.files(),
                found.format().words(),
                input.asked(),
                found.idField(),
                found.groupCandidates(),
                leftOut[0]);
        return new StoredProfile(info, content);
    }

    private static void requireReadAlike(String file, ProfileInfo first, ProfileInfo other) {
        Map<String, String> a = first.options();
        Map<String, String> b = other.options();
        if (!a.equals(b)) {
            throw BadInput.in(
                    file,
                    "it was read " + with(b) + ", and what comes before " + with(a),
                    "Parts of one data set are read alike: make them anew with the same options.");
        }
    }

    private static String with(Map<String, String> options) {
        return options.isEmpty()
                ? "without options"
                : "with "
                        + String.join(
                                " ",
                                options.entrySet().stream()
                                        .map(o -> o.getKey() + " " + o.getValue())
                                        .toList());
    }

    /** Tells how many items went by. */
    private record Watched(Corpus corpus, Bar bar) implements Corpus {
        @Override
        public Schema schema() {
            return corpus.schema();
        }

        @Override
        public Stream<Item> items() {
            AtomicLong items = new AtomicLong();
            return corpus.items().peek(item -> {
                if (items.incrementAndGet() % EVERY == 0) {
                    bar.count("reading  " + Numbers.count(items.get(), "item"));
                }
            });
        }
    }
}
