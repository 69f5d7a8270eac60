package org.genloss.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Schema;
import org.genloss.io.UserError;
import org.genloss.io.model.Edge;
import org.genloss.io.model.ModelMark;
import org.genloss.io.model.SentenceEncoder;
import org.genloss.io.profile.ProfileFile;
import org.genloss.io.profile.StoredProfile;
import org.genloss.io.read.BadInput;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ProfileInput;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.profile.Draw;
import org.genloss.verdict.Check;

/**
 * Opens the sides of a check, each of them data or profiles. Data beside a profile is read as the profile was, where the command line does not say
 * otherwise; what a check keeps of any side is no more than the smallest profile kept.
 */
final class SideOpener {
    /**
     * One side.
     *
     * @param groupCandidates fields that may say what belongs together, where none was named
     */
    record Side(Check.Given given, Schema schema, List<String> groupCandidates) {}

    /** A profile that is used, read no further than needed until now. */
    private record Known(ProfileInput input, ProfileFile.Head head) {}

    private final EmbeddedInputOptions input;
    private final Edge edge;
    private final Supplier<BadRows> sink;
    private boolean data;
    private final Map<List<String>, List<Known>> known = new LinkedHashMap<>();
    private Optional<Known> reference = Optional.empty();
    private final Map<String, FileCorpus> corpora = new LinkedHashMap<>();

    /**
     * @param reference files of the reference; empty where it is part of a series
     * @param others files of every other side
     */
    SideOpener(EmbeddedInputOptions input, Supplier<BadRows> sink, List<String> reference, List<List<String>> others) {
        this.input = input;
        this.edge = input.edge();
        this.sink = sink;
        this.data = reference.isEmpty();
        others.forEach(this::know);
        if (!reference.isEmpty()) {
            know(reference);
            this.reference = known.get(reference).stream().findFirst();
        }
        all().forEach(this::requireGroup);
        requireEncoder();
    }

    private void know(List<String> files) {
        List<Known> profiles = Readers.profiles(files).stream()
                .map(p -> new Known(p, ProfileFile.head(p)))
                .toList();
        data |= profiles.isEmpty();
        known.put(files, profiles);
    }

    /** Embeddings of two models have nothing to do with each other: all sides have theirs of one. */
    private void requireEncoder() {
        Optional<ModelMark> own = edge.encoder().map(SentenceEncoder::mark);
        for (Known profile : all()) {
            Optional<ModelMark> made = encoder(profile);
            Optional<ModelMark> other = data || own.isPresent() ? own : encoder(all().get(0));
            if (made.isPresent() != other.isPresent()
                    || (made.isPresent() && !made.get().sameAs(other.get()))) {
                throw BadInput.in(
                        profile.input.name(),
                        "the profile was made " + with(made) + ", and the rest of the check is read " + with(other),
                        "Embeddings are compared only where one encoder made them, used alike: give that one, or make the profile anew.");
            }
        }
    }

    private static Optional<ModelMark> encoder(Known profile) {
        return Optional.ofNullable(profile.head.info().options().get("--encoder"))
                .map(ModelMark::of);
    }

    private static String with(Optional<ModelMark> encoder) {
        return encoder.map(mark -> "with --encoder " + mark.text()).orElse("without --encoder");
    }

    /** Which encoder made the embeddings on all sides; empty where none did. */
    Optional<ModelMark> mark() {
        return edge.encoder()
                .map(SentenceEncoder::mark)
                .or(() -> all().stream().findFirst().flatMap(SideOpener::encoder));
    }

    /** A corpus, seen by the models. */
    static Check.Given given(Edge edge, String name, FileCorpus corpus) {
        return new Check.Given(name, corpus.recognised().files(), kinds -> edge.profile(corpus, kinds));
    }

    private List<Known> all() {
        List<Known> all = new ArrayList<>(reference.stream().toList());
        known.values().forEach(all::addAll);
        return all;
    }

    /** What the readers say of the data of each side, in sentences: complete once all is read. */
    List<String> remarks() {
        return corpora.entrySet().stream()
                .flatMap(side -> side.getValue().remarks().stream().map(remark -> side.getKey() + ": " + remark))
                .toList();
    }

    /** The field that names what belongs together, as asked or as profiles were made; empty where there is none. */
    Optional<String> groupField() {
        return input.groupField != null
                ? Optional.of(input.groupField)
                : all().stream()
                        .findFirst()
                        .map(k -> k.head.info().groupField())
                        .filter(field -> !field.isEmpty());
    }

    private void requireGroup(Known profile) {
        String own = profile.head.info().groupField();
        String asked = groupField().orElse("");
        if (!own.equals(asked)) {
            throw BadInput.in(
                    profile.input.name(),
                    "the profile was made " + group(own) + ", and the check is " + group(asked),
                    "What belongs together must be the same on all sides: make the profile anew from the data.");
        }
    }

    private static String group(String field) {
        return field.isEmpty() ? "without --group-field" : "with --group-field " + field;
    }

    /** What to keep of every side: what every profile holds. */
    Draw.Of draw(Draw.Of usual) {
        return all().stream().map(k -> k.head.content().draw()).reduce(usual, Draw.Of::min);
    }

    /** The reference. */
    Side open(String name, List<String> files) {
        List<Known> profiles = known.get(files);
        if (!profiles.isEmpty()) {
            return stored(name, files, profiles, profiles.get(0).head.content().schema());
        }
        FileCorpus corpus = Readers.open(files, options(files), sink.get());
        corpora.put(name, corpus);
        return new Side(
                given(edge, name, corpus),
                edge.schema(corpus.schema(), String.join(", ", files)),
                corpus.recognised().groupCandidates());
    }

    /** Another side, read like the reference. */
    Side openLike(Schema like, String name, List<String> files) {
        List<Known> profiles = known.get(files);
        if (!profiles.isEmpty()) {
            return stored(name, files, profiles, like);
        }
        FileCorpus corpus = Readers.openLike(edge.before(like), files, options(files), sink.get());
        corpora.put(name, corpus);
        Check.Given given = new Check.Given(
                name,
                files,
                kinds -> edge.profile(corpus, kinds),
                corpus.recognised().uncompared());
        return new Side(given, edge.schema(corpus.schema(), name), List.of());
    }

    private Side stored(String name, List<String> files, List<Known> profiles, Schema like) {
        for (Known profile : profiles) {
            requireKind(profile);
            Readers.requireLike(
                    like, profile.input.name(), profile.head.content().schema());
        }
        List<String> candidates = profiles.stream()
                .flatMap(p -> p.head.info().groupCandidates().stream())
                .distinct()
                .toList();
        Check.Given given = new Check.Given(
                name, files, kinds -> edge.stored(read(profiles, like).content().profile(kinds), kinds));
        return new Side(given, like, candidates);
    }

    private void requireKind(Known profile) {
        Schema.Kind found = profile.head.content().schema().kind();
        if (input.read().kind().filter(asked -> asked.shape() != found).isPresent()) {
            throw BadInput.in(
                    profile.input.name(),
                    "--kind asks for " + input.kind + ", and the file is a profile: " + found.word(),
                    "Leave --kind out, or give a file of that kind.");
        }
    }

    private static StoredProfile read(List<Known> profiles, Schema like) {
        StoredProfile all = null;
        for (Known profile : profiles) {
            StoredProfile read = ProfileFile.read(profile.input);
            StoredProfile next = new StoredProfile(read.info(), read.content().arranged(like));
            all = all == null ? next : all.merge(next, Version.number());
        }
        return all;
    }

    /** What the command line says; where it says nothing, what the profile of the reference was read with. */
    private ReadOptions options(List<String> files) {
        ReadOptions options = input.read();
        boolean fields = Readers.hasFields(files, options);
        if (!fields && input.textField != null && anotherHasFields(files, options)) {
            options = options.withoutTextField();
        }
        Optional<String> group = groupField();
        if (group.isPresent() && input.groupField == null) {
            if (!fields) {
                throw new UserError(String.join(", ", files) + " has no fields, and "
                        + all().get(0).input.name() + " was made with --group-field " + group.get()
                        + ". Give data with that field, or make the profile anew without it.");
            }
            options = options.withGroupField(group.get());
        }
        return reference.isEmpty() ? options : inherited(options, fields, reference.get());
    }

    /** The field of the text is one of the sides that have fields; plain text beside them is the text. */
    private boolean anotherHasFields(List<String> files, ReadOptions options) {
        return known.entrySet().stream()
                .filter(side -> side.getValue().isEmpty() && !side.getKey().equals(files))
                .anyMatch(side -> Readers.hasFields(side.getKey(), options));
    }

    private ReadOptions inherited(ReadOptions own, boolean fields, Known profile) {
        ReadOptions options = own;
        Map<String, String> was = profile.head.info().options();
        if (input.documents == null && was.containsKey("--documents")) {
            options = options.withDocuments(InputOptions.documents(was.get("--documents")));
        }
        if (fields && input.textField == null && was.containsKey("--text-field")) {
            options = options.withTextField(was.get("--text-field"));
        }
        if (fields && input.idField == null && was.containsKey("--id-field")) {
            options = options.withIdField(was.get("--id-field"));
        }
        if (fields
                && edge.encoder().isEmpty()
                && input.embeddingField == null
                && was.containsKey("--embedding-field")) {
            options = options.withEmbeddings(EmbeddedInputOptions.embeddings(was.get("--embedding-field")));
        }
        return options;
    }
}
