package org.genloss.io.curate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.UserError;
import org.genloss.io.write.AtomicFile;
import org.genloss.lab.Corpora;
import org.genloss.lab.Offer;
import org.genloss.lab.Weighted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One round of the laboratory in which a recipe makes the mix: a curation of its own, in a directory that does not stay. */
final class LabRound implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MEMORY = 512L << 20;

    private final Recipe recipe;
    private final Offer offer;
    private final Path directory;
    private final List<Item> items;
    private final double[] weights;

    /** Places of the items by the names they go by: an id may come again, drawn by another generation. */
    private final Map<String, Integer> places = new HashMap<>();

    LabRound(Recipe recipe, Offer offer) {
        this.recipe = recipe;
        this.offer = offer;
        this.items = Corpora.list(Weighted.plain(offer.data()));
        this.weights = Weighted.weights(offer.data());
        try {
            this.directory = Files.createTempDirectory("genloss-curate-");
        } catch (IOException e) {
            throw new UserError("cannot make a directory for the recipe: " + AtomicFile.reason(e) + ".", e);
        }
    }

    /** What the recipe leaves, in the order in which it was offered. */
    Corpus run(Seed seed, boolean weighs) {
        try {
            List<Source> sources = sources();
            Path out = directory.resolve("mix");
            Curation.Means means = new Curation.Means(MEMORY, Workers.SERIAL, Silence.TOLD, "", LocalDate.EPOCH);
            try (Curation curation = Curation.open(over(sources, seed), out, means)) {
                curation.run(false);
            }
            return left(out, weighs);
        } catch (IOException e) {
            throw new UserError("cannot work in " + directory + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    private Recipe over(List<Source> sources, Seed seed) throws IOException {
        Optional<String> reference = recipe.reference();
        if (reference.isEmpty() && !recipe.protect().isEmpty()) {
            Path file = directory.resolve("reference.jsonl");
            write(file, Corpora.list(offer.real()), Optional.empty());
            reference = Optional.of(file.toString());
        }
        return new Recipe(
                recipe.name(),
                seed.key(),
                sources,
                reference,
                recipe.steps(),
                recipe.protect(),
                sources.stream().anyMatch(source -> source.id().equals(LabRecipe.MODEL))
                        ? recipe.mix()
                        : LabRecipe.unweighed(recipe.mix()),
                recipe.policy(),
                recipe.card(),
                recipe.watch(),
                recipe.output());
    }

    private List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String id : List.of(LabRecipe.REAL, LabRecipe.MODEL)) {
            Path file = directory.resolve(id + ".jsonl");
            boolean drawn = id.equals(LabRecipe.MODEL);
            if (write(file, items, Optional.of(drawn)) > 0) {
                sources.add(LabRecipe.source(id, file.toString()));
            } else if (!drawn && !recipe.mix().weights().isEmpty()) {
                throw new UserError(
                        "mix.weights of the recipe weighs real text against what models drew, and there is no real text to train on");
            }
        }
        return sources;
    }

    /** @param drawn those that a model drew, or the others; empty for all. @return how many */
    private int write(Path file, List<Item> from, Optional<Boolean> drawn) throws IOException {
        int count = 0;
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            for (int i = 0; i < from.size(); i++) {
                Item item = from.get(i);
                Optional<Origin.Synthetic> made = made(item);
                if (drawn.isEmpty() || drawn.get() == made.isPresent()) {
                    Map<String, Object> line = new TreeMap<>(item.notes());
                    line.put("id", drawn.isEmpty() ? item.id() : name(item, i));
                    line.put("text", ((Payload.Text) item.payload()).value());
                    made.ifPresent(origin -> line.put(LabRecipe.GENERATION, origin.generation()));
                    to.write(JSON.writeValueAsString(line) + "\n");
                    count++;
                }
            }
        }
        return count;
    }

    private static Optional<Origin.Synthetic> made(Item item) {
        return item.origin() instanceof Origin.Synthetic synthetic ? Optional.of(synthetic) : Optional.empty();
    }

    private String name(Item item, int place) {
        String origin = made(item).map(made -> made.generation() + ":").orElse("");
        String name = origin + item.id();
        for (int copy = 2; places.putIfAbsent(name, place) != null; copy++) {
            name = origin + item.id() + "#" + copy;
        }
        return name;
    }

    private Corpus left(Path out, boolean weighs) throws IOException {
        List<Integer> kept = new ArrayList<>();
        Map<Integer, JsonNode> lines = new HashMap<>();
        try (Stream<Path> files = Files.list(out.resolve("shards"))) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode node = JSON.readTree(line);
                    int place = places.get(node.get("id").asString());
                    kept.add(place);
                    lines.put(place, node);
                }
            }
        }
        kept.sort(null);
        List<Item> left = new ArrayList<>();
        double[] each = new double[kept.size()];
        for (int i = 0; i < each.length; i++) {
            Item item = items.get(kept.get(i));
            JsonNode line = lines.get(kept.get(i));
            String text = line.get("text").asString();
            boolean same = text.equals(((Payload.Text) item.payload()).value());
            left.add(same ? item : item.with(new Payload.Text(text)));
            each[i] = weights[kept.get(i)] * line.get("weight").asDouble();
        }
        Corpus corpus = new Items(offer.data().schema(), left);
        return weighs || offer.data() instanceof Weighted ? new Weighted(corpus, each) : corpus;
    }

    @Override
    public void close() {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            directory.toFile().deleteOnExit();
        }
    }

    /** Nobody watches a round. */
    private enum Silence implements Curation.Progress {
        TOLD;

        @Override
        public void pass(String name, int files) {}

        @Override
        public void file(String name) {}

        @Override
        public void read(long records, long characters) {}
    }
}
