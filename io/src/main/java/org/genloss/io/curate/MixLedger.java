package org.genloss.io.curate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.outcome.Tally;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;

/** The ledger of a mix: what was read, what each step took, what was mixed. */
final class MixLedger {
    private final Outcome outcome;
    private final Recipe recipe;
    private final Map<String, String> fixed;

    /** @param fixed what every mix tells of itself: the version, digests of its side files */
    MixLedger(Outcome outcome, Map<String, String> fixed) {
        this.outcome = outcome;
        this.recipe = outcome.recipe();
        this.fixed = fixed;
    }

    Ledger ledger() {
        Map<String, String> marks = new HashMap<>();
        Ledger ledger = Ledger.empty();
        for (int i : Generations.inOrder(recipe)) {
            Source source = recipe.sources().get(i);
            Outcome.SourceRead read = outcome.read().get(i);
            List<String> from = new ArrayList<>(source.declared().from().stream()
                    .flatMap(name -> Optional.ofNullable(marks.get(name)).or(() -> EarlierMix.mark(name)).stream())
                    .toList());
            Map<String, String> settings = settings(source, read);
            Map<Path, String> mixes = earlier(source);
            if (!mixes.isEmpty()) {
                from.addAll(mixes.values());
                settings.put(
                        Lineage.MIXES,
                        mixes.entrySet().stream()
                                .map(mix ->
                                        EarlierMix.name(mix.getKey().toString()).orElse("") + " " + mix.getValue())
                                .collect(Collectors.joining(", ")));
            }
            ledger = ledger.with(List.of(
                    new Entry.Read(new Entry.Facts(source.id(), from, new TreeMap<>(settings), "", read.digest()))));
            marks.put(source.id(), ledger.mark());
        }
        List<Entry> entries = new ArrayList<>();
        List<String> before =
                recipe.sources().stream().map(source -> marks.get(source.id())).toList();
        for (int step = 0; step <= recipe.steps().size(); step++) {
            Entry.Facts facts = judged(step, before);
            entries.add(new Entry.Judged(facts));
            before = List.of(facts.outputDigest());
        }
        List<String> digests =
                outcome.shards().stream().map(Outcome.Shard::digest).toList();
        String mix = Ledger.digest(String.join("\n", digests));
        Map<String, String> shares = new TreeMap<>(fixed);
        shares.put("mix", RecipeDocument.mixing(recipe.mix()).strip().replace("\n", "; "));
        amounts(shares, outcome.after());
        outcome.policy()
                .ifPresent(policy -> policy.rules().forEach(rule -> {
                    String waived = rule.breaches().stream()
                            .flatMap(breach -> breach.waiver().stream())
                            .distinct()
                            .map(w -> "; " + w.title() + " " + w.terms())
                            .collect(Collectors.joining());
                    shares.put("policy " + rule.rule().id(), rule.asked() + waived);
                }));
        entries.add(new Entry.Mixed(
                new Entry.Facts(recipe.name(), before, new TreeMap<>(shares), recipe.seed() + "/mix", mix)));
        for (Outcome.Shard shard : outcome.shards()) {
            Map<String, String> documents = new LinkedHashMap<>();
            documents.put("documents", Long.toString(shard.amount().documents()));
            documents.put(Lineage.GENERATION, shard.generation().words());
            entries.add(new Entry.Mixed(
                    new Entry.Facts(shard.name(), List.of(mix), new TreeMap<>(documents), "", shard.digest())));
        }
        outcome.check().ifPresent(check -> entries.add(compared(check, mix)));
        return ledger.with(entries);
    }

    /** The earlier mixes that a source read, and the last marks of their ledgers. */
    private static Map<Path, String> earlier(Source source) {
        Map<Path, String> mixes = new LinkedHashMap<>();
        source.paths().stream()
                .flatMap(path -> EarlierMix.directory(path).stream())
                .forEach(directory ->
                        EarlierMix.mark(directory.toString()).ifPresent(mark -> mixes.put(directory, mark)));
        return mixes;
    }

    /** What the mix was compared with, and the verdicts. */
    private Entry compared(Outcome.Checked check, String mix) {
        Map<String, String> settings = new TreeMap<>();
        StringBuilder told = new StringBuilder(check.digest()).append('\n').append(mix);
        if (!check.mended().isEmpty()) {
            settings.put("mended by", String.join(", ", check.mended()));
        }
        settings.put("alpha", Double.toString(check.result().settings().alpha()));
        check.result().generations().forEach(side -> {
            settings.put("verdict " + side.data().name(), side.verdict().level().id());
            told.append('\n').append(side.verdict());
        });
        return new Entry.Compared(new Entry.Facts(
                "reference",
                List.of(check.digest(), mix),
                new TreeMap<>(settings),
                recipe.seed() + "/reference",
                Ledger.digest(told.toString())));
    }

    private Map<String, String> settings(Source source, Outcome.SourceRead read) {
        Map<String, String> settings = new TreeMap<>();
        Tally own = new Tally(outcome.before().rows().stream()
                .filter(row -> row.source().equals(source.id()))
                .toList());
        Lineage.Generation generation = generation(own);
        List<String> origins =
                own.rows().stream().map(Tally.Row::origin).distinct().sorted().toList();
        settings.put("origin", origins.size() == 1 ? origins.get(0) : String.join(", ", origins));
        boolean some = origins.size() > 1 && generation.atLeast(); // of unknown origin alone there is nothing to tell
        if (source.declared().kind() == Declared.Kind.SYNTHETIC || generation.number() > 0 || some) {
            settings.put(Lineage.GENERATION, generation.words());
        }
        put(
                settings,
                "generator",
                own.generators().isEmpty() ? Optional.empty() : Optional.of(String.join(", ", own.generators())));
        if (!source.declared().from().isEmpty()) {
            settings.put("from", String.join(", ", source.declared().from()));
        }
        put(settings, "licence", source.facts().licence());
        put(settings, "consent", source.facts().consent());
        put(settings, "date", source.facts().date());
        settings.put("files", Integer.toString(read.files()));
        settings.put("documents", Long.toString(read.amount().documents()));
        settings.put("damaged", Long.toString(read.damaged()));
        return settings;
    }

    /** The highest generation in it; records of unknown origin may be of a higher one. */
    static Lineage.Generation generation(Tally tally) {
        int highest = 0;
        boolean atLeast = false;
        for (Tally.Row row : tally.rows()) {
            highest = Math.max(highest, row.generation());
            atLeast |= row.atLeast();
        }
        return new Lineage.Generation(highest, atLeast);
    }

    private Entry.Facts judged(int step, List<String> before) {
        String name = Names.step(recipe, step);
        Map<String, String> settings = new TreeMap<>();
        if (step > 0) {
            Map<String, Object> own = recipe.steps().get(step - 1).settings();
            own.forEach((key, value) -> settings.put(key, String.valueOf(value)));
            NamedFiles.digests(own).forEach((file, digest) -> settings.put("file " + file, digest));
        }
        settings.put(Lineage.GENERATION, outcome.left().get(step).words());
        StringBuilder removed =
                new StringBuilder(String.join("\n", before)).append('\n').append(name);
        outcome.removed().stream().filter(r -> r.step().equals(name)).forEach(r -> {
            settings.merge(
                    "removed " + r.source(),
                    Long.toString(r.amount().documents()),
                    (a, b) -> Long.toString(Long.parseLong(a) + Long.parseLong(b)));
            removed.append('\n')
                    .append(r.source())
                    .append('\t')
                    .append(r.reason())
                    .append('\t')
                    .append(r.amount());
        });
        return new Entry.Facts(
                name, before, new TreeMap<>(settings), recipe.seed() + "/" + step, Ledger.digest(removed.toString()));
    }

    private static void amounts(Map<String, String> settings, Tally after) {
        after.by(Tally.Row::origin)
                .forEach((origin, amount) -> settings.put("documents " + origin, Long.toString(amount.documents())));
        settings.put(Lineage.GENERATION, generation(after).words());
    }

    private static void put(Map<String, String> settings, String key, Optional<String> value) {
        value.ifPresent(v -> settings.put(key, v));
    }
}
