package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.outcome.Tally;
import org.genloss.curate.recipe.Recipe;
import org.genloss.io.ledger.LedgerExport;
import org.genloss.verdict.battery.Wording;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code croissant.json}: a mix in Croissant 1.1 (MLCommons 2026) with the terms of Croissant RAI 1.0 and PROV-O. What no standard has a word for, generations and
 * shares of origins, stands under {@code gl}.
 */
public final class CurateCroissant {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String RECORDS = "records";
    private static final String LABELS = "labels";
    private static final Map<String, String> FIELDS = fields();

    private final Outcome outcome;
    private final Recipe recipe;
    private final LedgerExport ledger;
    private final String version;
    private final Map<String, String> own;

    private CurateCroissant(Outcome outcome, LedgerExport ledger, String version, Map<String, String> own) {
        this.outcome = outcome;
        this.recipe = outcome.recipe();
        this.ledger = ledger;
        this.version = version;
        this.own = own;
    }

    /**
     * The description.
     *
     * @param ledger of the mix
     * @param version of genloss
     * @param own fields of the shards beside those that every mix has, with their types
     */
    public static String render(Outcome outcome, LedgerExport ledger, String version, Map<String, String> own) {
        return JSON.writeValueAsString(new CurateCroissant(outcome, ledger, version, own).dataset()) + "\n";
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", "sc:Text");
        fields.put("text", "sc:Text");
        fields.put("source", "sc:Text");
        fields.put("origin", "sc:Text");
        fields.put("generation", "sc:Integer");
        fields.put("generation_at_least", "sc:Boolean");
        fields.put("generator", "sc:Text");
        fields.put("licence", "sc:Text");
        fields.put("date", "sc:Date");
        fields.put("weight", "sc:Float");
        return fields;
    }

    /** What a label says, with the types. */
    private static Map<String, String> label() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("step", "sc:Text");
        fields.put("detector", "sc:Text");
        fields.put("method", "sc:Text");
        fields.put("score", "sc:Float");
        fields.put("flagged", "sc:Boolean");
        fields.put("errorRate", "sc:Float");
        fields.put("noErrorRate", "sc:Text");
        fields.put("mix", "sc:Text");
        return fields;
    }

    private Map<String, Object> dataset() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@context", LedgerExport.croissantContext());
        json.put("@type", "sc:Dataset");
        json.put("@id", ledger.id());
        json.put("name", recipe.name());
        json.put("description", recipe.card().description().orElse(CurateTables.headline(outcome) + "."));
        json.put("conformsTo", List.of("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"));
        List<Object> licences = CurateCard.licences(outcome).stream()
                .map(CurateCroissant::licence)
                .toList();
        if (!licences.isEmpty()) {
            json.put("license", licences);
        }
        recipe.card().url().ifPresent(url -> json.put("url", url));
        recipe.card().creator().ifPresent(name -> json.put("creator", named("sc:Organization", name)));
        recipe.card().published().ifPresent(day -> json.put("datePublished", day));
        json.put("isLiveDataset", false);
        json.put("distribution", distribution());
        json.put("recordSet", List.of(records()));
        responsible(json);
        provenance(json);
        json.put("gl:share", shares());
        json.put("@included", ledger.graph());
        return json;
    }

    private static Map<String, Object> named(String type, String name) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        thing.put("name", name);
        return thing;
    }

    private static Object licence(String licence) {
        return licence.matches("https?://\\S+") ? licence : named("sc:CreativeWork", licence);
    }

    private List<Map<String, Object>> distribution() {
        List<Map<String, Object>> files = new ArrayList<>();
        outcome.shards().forEach(shard -> files.add(LedgerExport.croissantFile(shard.name(), shard.digest())));
        if (files.size() > 1) {
            Map<String, Object> set = new LinkedHashMap<>();
            set.put("@type", "cr:FileSet");
            set.put("@id", "shards");
            set.put("name", "shards");
            set.put(
                    "encodingFormat",
                    LedgerExport.croissantFormat(outcome.shards().get(0).name()));
            set.put("includes", "shards/*");
            files.add(set);
        }
        return files;
    }

    private Map<String, Object> records() {
        Map<String, Object> records = new LinkedHashMap<>();
        records.put("@type", "cr:RecordSet");
        records.put("@id", RECORDS);
        records.put("name", RECORDS);
        records.put("key", Map.of("@id", RECORDS + "/id"));
        List<Map<String, Object>> fields = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>(FIELDS);
        all.putAll(own);
        all.forEach((name, type) -> {
            Map<String, Object> field = field(RECORDS + "/" + name.replaceAll("\\s", "%20"), type, column(name));
            if (name.equals("text")) {
                Map<String, Object> from = field(RECORDS + "/text/source", "prov:Entity", column("source"));
                from.put("equivalentProperty", "prov:wasDerivedFrom");
                Map<String, Object> by = field(RECORDS + "/text/generator", "prov:SoftwareAgent", column("generator"));
                by.put("equivalentProperty", "prov:wasAttributedTo");
                field.put("annotation", List.of(from, by));
            }
            if (name.equals(LABELS)) {
                field.put("description", labelled());
            }
            fields.add(field);
        });
        if (!all.containsKey(LABELS)) {
            fields.add(labels());
        }
        records.put("field", fields);
        return records;
    }

    /** A list of objects: each of their fields is that of a list, told by its path. */
    private Map<String, Object> labels() {
        String id = RECORDS + "/" + LABELS;
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("@type", "cr:Field");
        labels.put("@id", id);
        labels.put("name", id);
        labels.put("description", labelled());
        labels.put("isArray", true);
        labels.put("arrayShape", "-1");
        List<Map<String, Object>> fields = new ArrayList<>();
        label().forEach((name, type) -> {
            Map<String, Object> source = column(LABELS);
            source.put("transform", Map.of("jsonPath", name));
            fields.add(field(id + "/" + name, type, source));
        });
        labels.put("subField", fields);
        return labels;
    }

    private Map<String, Object> column(String column) {
        Map<String, Object> source = new LinkedHashMap<>();
        boolean several = outcome.shards().size() > 1;
        source.put(
                several ? "fileSet" : "fileObject",
                Map.of("@id", several ? "shards" : outcome.shards().get(0).name()));
        source.put("extract", Map.of("column", column));
        return source;
    }

    private static Map<String, Object> field(String id, String type, Map<String, Object> source) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("@type", "cr:Field");
        field.put("@id", id);
        field.put("name", id);
        field.put("dataType", type);
        field.put("source", source);
        return field;
    }

    /** The terms of Croissant RAI 1.0 that are known here. */
    private void responsible(Map<String, Object> json) {
        json.put(
                "rai:dataCollection",
                "A mix of " + Numbers.count(recipe.sources().size(), "source") + ": " + composition());
        List<String> months = outcome.after().rows().stream()
                .map(Tally.Row::month)
                .filter(month -> !month.isEmpty())
                .map(month -> month.substring(0, Math.min(7, month.length())))
                .sorted()
                .toList();
        if (!months.isEmpty()) {
            json.put(
                    "rai:dataCollectionTimeframe",
                    months.get(0).equals(months.get(months.size() - 1))
                            ? List.of(months.get(0))
                            : List.of(months.get(0), months.get(months.size() - 1)));
        }
        json.put(
                "rai:dataPreprocessingProtocol",
                recipe.steps().stream()
                        .map(step -> step.name() + " " + step.settings())
                        .toList());
        List<Outcome.Earlier> earlier = outcome.ids().earlier().stream()
                .filter(e -> e.labelledKept() > 0)
                .toList();
        List<String> tools = Stream.concat(
                        outcome.labels().stream().filter(l -> l.documents() > 0).map(Outcome.Labels::label),
                        earlier.stream().flatMap(e -> e.detectors().stream()))
                .distinct()
                .toList();
        if (!tools.isEmpty()) {
            json.put("rai:machineAnnotationTools", tools);
        }
        if (!outcome.labels().isEmpty() || !earlier.isEmpty()) {
            json.put("rai:dataAnnotationProtocol", annotation());
        }
        json.put(
                "rai:personalSensitiveInformation",
                recipe.steps().stream().anyMatch(step -> step.id().equals("pii"))
                        ? "Looked for in the text by its form, and masked or dropped."
                        : "Not looked for.");
        List<String> limitations = new ArrayList<>(new CurateFacts(outcome).notes());
        outcome.check()
                .ifPresent(check -> check.result()
                        .generations()
                        .forEach(side -> limitations.add("Against the reference, "
                                + side.data().name() + ": " + side.verdict().sentence())));
        outcome.policy().ifPresent(policy -> limitations.addAll(CuratePolicy.said(policy)));
        json.put("rai:dataLimitations", limitations);
    }

    private String annotation() {
        String detectors = outcome.labels().stream()
                .filter(l -> l.texts() > 0)
                .map(l -> l.step() + (l.method().isEmpty() ? "" : " (" + l.method() + ")") + " flagged "
                        + Numbers.count(l.flagged()) + " of " + Numbers.count(l.texts(), "text") + " it judged, "
                        + Numbers.count(l.documents()) + " of them in the mix")
                .collect(Collectors.joining("; "));
        return labelled() + (detectors.isEmpty() ? "" : " " + detectors + ".");
    }

    private String labelled() {
        boolean packed = recipe.output().format() == Recipe.Format.PARQUET;
        return "The field labels of a record is "
                + (packed ? "the JSON text of a list of objects" : "a list of objects")
                + ", one for each detector that looked at its text: step, detector, method where it has several, score (none where there was nothing to judge), flagged, and"
                + " errorRate, the share of human text that it flags at its threshold, or noErrorRate, why it states none; and mix, the"
                + " name of the earlier mix of which the label is.";
    }

    private String composition() {
        List<String> parts = new ArrayList<>();
        for (String origin : outcome.after().by(Tally.Row::origin).keySet()) {
            double share = outcome.after()
                    .share(row -> row.origin().equals(origin), recipe.mix().unit());
            parts.add(Wording.percent(share) + " " + origin);
        }
        return String.join(", ", parts) + ", in " + recipe.mix().unit().word();
    }

    private void provenance(Map<String, Object> json) {
        List<Map<String, Object>> sources = ledger.read();
        json.put("prov:wasDerivedFrom", sources);
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("@type", "prov:SoftwareAgent");
        agent.put("@id", "urn:genloss:" + version);
        agent.put("prov:label", "genloss " + version);
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("@type", "prov:Activity");
        activity.put("prov:label", "curation by recipe.yaml, seed " + recipe.seed());
        activity.put("prov:used", sources);
        activity.put("prov:wasAssociatedWith", agent);
        json.put("prov:wasGeneratedBy", activity);
    }

    private List<Map<String, Object>> shares() {
        Map<Map<String, Object>, org.genloss.curate.mix.Amount> sums = new LinkedHashMap<>();
        for (Tally.Row row : outcome.after().rows()) {
            Map<String, Object> key = new LinkedHashMap<>();
            key.put("gl:origin", row.origin());
            key.put("gl:generation", row.generation());
            key.put("gl:generationIsAtLeast", row.atLeast());
            if (!row.generator().isEmpty()) {
                key.put("gl:generator", row.generator());
            }
            sums.merge(key, row.amount(), org.genloss.curate.mix.Amount::plus);
        }
        List<Map<String, Object>> shares = new ArrayList<>();
        sums.forEach((key, amount) -> {
            Map<String, Object> one = new LinkedHashMap<>(key);
            one.put("gl:documents", amount.documents());
            one.put("gl:words", amount.words());
            shares.add(one);
        });
        return shares;
    }
}
