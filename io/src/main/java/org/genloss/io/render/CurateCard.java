package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.mix.Allotment;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;

/** {@code datacard.md}: what a mix is made of and what was done to it, for whoever trains on it. */
public final class CurateCard {
    private final Outcome outcome;
    private final Recipe recipe;
    private final StringBuilder card = new StringBuilder();

    private CurateCard(Outcome outcome) {
        this.outcome = outcome;
        this.recipe = outcome.recipe();
    }

    /** The card. @param version of genloss */
    public static String render(Outcome outcome, String version) {
        return new CurateCard(outcome).render(version);
    }

    private String render(String version) {
        card.append("# ").append(recipe.name()).append("\n\n");
        recipe.card().description().ifPresent(this::paragraph);
        paragraph(CurateTables.headline(outcome) + ".");
        about(version);
        section("Sources", sources());
        for (CurateTables.Table table : CurateTables.of(outcome)) {
            section(table.title(), table.rows());
            table.said().forEach(sentence -> card.append("- ").append(sentence).append('\n'));
            card.append(table.said().isEmpty() ? "" : "\n");
        }
        card.append("## Fresh data needed\n\n");
        paragraph(fresh());
        section("Files", files());
        List<String> notes = new CurateFacts(outcome).notes();
        card.append("## Limits of this card\n\n");
        notes.forEach(note -> card.append("- ").append(note).append('\n'));
        limits().forEach(limit -> card.append("- ").append(limit).append('\n'));
        return card.toString();
    }

    private void paragraph(String text) {
        card.append(text).append("\n\n");
    }

    private void about(String version) {
        recipe.card()
                .creator()
                .ifPresent(creator -> card.append("- By ").append(creator).append('\n'));
        recipe.card()
                .published()
                .ifPresent(day -> card.append("- Published ").append(day).append('\n'));
        recipe.card().url().ifPresent(url -> card.append("- ").append(url).append('\n'));
        List<String> licences = licences(outcome);
        card.append("- Licences of its records: ")
                .append(licences.isEmpty() ? "none is known" : String.join(", ", licences))
                .append(new CurateFacts(outcome)
                        .unlicensed()
                        .map(some -> "; " + some)
                        .orElse(""))
                .append('\n');
        card.append("- Made by genloss ")
                .append(version)
                .append(" with seed ")
                .append(recipe.seed())
                .append(
                        "; recipe.yaml beside this card makes it again, ledger.jsonl and records.parquet trace each record\n\n");
    }

    /** Those that records of the mix have, in alphabetical order. */
    static List<String> licences(Outcome outcome) {
        return outcome.after().rows().stream()
                .map(row -> row.licence())
                .filter(licence -> !licence.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private List<String[]> sources() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "source", "origin", "licence", "consent", "written", "files", "documents", "words", "damaged", "SHA-256"
        });
        for (int s = 0; s < recipe.sources().size(); s++) {
            Source source = recipe.sources().get(s);
            Outcome.SourceRead read = outcome.read().get(s);
            rows.add(new String[] {
                source.id(),
                origin(source),
                said(source.facts().licence()),
                said(source.facts().consent()),
                source.facts()
                        .date()
                        .orElseGet(() -> source.fields()
                                .date()
                                .map(field -> "field " + field)
                                .orElse("not said")),
                Numbers.count(read.files()),
                Numbers.count(read.amount().documents()),
                Numbers.count(read.amount().words()),
                Numbers.count(read.damaged()),
                "`" + read.digest().substring(0, 16) + "`"
            });
        }
        return rows;
    }

    private String origin(Source source) {
        long others = outcome.ids().against().stream()
                .filter(against -> against.earlier() && against.source().equals(source.id()))
                .mapToLong(Outcome.Against::records)
                .sum();
        String from = source.declared().from().isEmpty()
                ? ""
                : ", trained on " + String.join(", ", source.declared().from());
        String each = source.fields()
                        .generation()
                        .map(field -> ", generation by field " + field)
                        .orElse("")
                + source.fields()
                        .generator()
                        .map(field -> ", generator by field " + field)
                        .orElse("");
        return source.fields()
                        .origin()
                        .map(field -> "field " + field)
                        .orElse(source.declared().words() + from)
                + each
                + (others == 0 ? "" : ", but of " + Numbers.count(others, "record") + " as in the earlier mix");
    }

    private static String said(Optional<String> fact) {
        return fact.orElse("not said");
    }

    private String fresh() {
        Mixing mix = recipe.mix();
        if (mix.fresh().isEmpty()) {
            return "The recipe asks for no share of recent human text (mix.fresh-real).";
        }
        String asked =
                "mix.fresh-real asks for human text since " + mix.fresh().get().since();
        for (Allotment.Shortfall s : outcome.shortfalls()) {
            if (s.what().equals(Mixing.FRESH)) {
                return asked + ". It " + s.says(mix.unit());
            }
        }
        return asked + "; none is missing.";
    }

    private List<String[]> files() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"file", "documents", "words", "SHA-256"});
        outcome.shards()
                .forEach(shard -> rows.add(new String[] {
                    shard.name(),
                    Numbers.count(shard.amount().documents()),
                    Numbers.count(shard.amount().words()),
                    "`" + shard.digest() + "`"
                }));
        return rows;
    }

    /** What no number of the card says. */
    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        limits.add(
                "Origin, generator, licence, consent and date are what sources or their records declare. genloss does not"
                        + " verify them; labels of detectors, with their error rates, stand in the field `labels` of the records.");
        limits.add(
                "A generation counts how often text went through models: human text is 0. Where a model's training data is"
                        + " not known it is “at least” the number.");
        limits.add(
                recipe.steps().stream().anyMatch(step -> step.id().equals("pii"))
                        ? "Personal data was looked for in the text, by its form; other fields of records are as they were, and names of people have no form."
                        : "No step looked for personal data.");
        List<String> missing = missing(outcome);
        if (!missing.isEmpty()) {
            limits.add("Croissant asks of every data set for what the recipe does not say, so croissant.json lacks it: "
                    + String.join(", ", missing) + ".");
        }
        limits.add("Shares are of the mix, in " + recipe.mix().unit().word()
                + (outcome.check().isPresent()
                        ? ". The check against the reference looks at a sample of whole documents where they are many."
                        : ". The recipe names no reference: what the mix lacks was not looked for."));
        return limits;
    }

    private void section(String title, List<String[]> rows) {
        card.append("## ").append(title).append("\n\n");
        for (int i = 0; i < rows.size(); i++) {
            for (String cell : rows.get(i)) {
                card.append("| ").append(cell.strip().replace("|", "\\|")).append(' ');
            }
            card.append("|\n");
            if (i == 0) {
                card.append("|").append("---|".repeat(rows.get(0).length)).append('\n');
            }
        }
        card.append('\n');
    }

    /** What Croissant asks of every data set and the recipe does not say, by its key in the recipe. */
    private static List<String> missing(Outcome outcome) {
        Map<String, Boolean> said = new java.util.LinkedHashMap<>();
        said.put("card.creator", outcome.recipe().card().creator().isPresent());
        said.put("card.published", outcome.recipe().card().published().isPresent());
        said.put("card.url", outcome.recipe().card().url().isPresent());
        said.put("licence of the sources", !licences(outcome).isEmpty());
        return said.entrySet().stream()
                .filter(e -> !e.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
