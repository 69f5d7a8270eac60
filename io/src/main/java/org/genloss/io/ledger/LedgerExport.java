package org.genloss.io.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ledgers in the words of others. An entry is an activity, and what it made an entity: PROV-O as JSON-LD (W3C 2013), Croissant 1.1 with PROV terms, or OpenLineage
 * 2-0-2 run events. No standard has a word for the generation of synthetic data: it stands under the prefix {@code gl}.
 */
public final class LedgerExport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String TERMS = "urn:genloss:terms:";
    private static final String SETTINGS = "gl:settings";
    private static final String EVENT = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String PRODUCER = "urn:genloss";

    private static final List<String> CROISSANT = List.of(
            "annotation",
            "arrayShape",
            "citeAs",
            "column",
            "containedIn",
            "equivalentProperty",
            "excludes",
            "extract",
            "field",
            "fileProperty",
            "fileObject",
            "fileSet",
            "format",
            "includes",
            "isArray",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "path",
            "recordSet",
            "references",
            "regex",
            "readLines",
            "repeated",
            "replace",
            "samplingRate",
            "sdVersion",
            "separator",
            "source",
            "subField",
            "transform",
            "unArchive",
            "value");

    private final Ledger ledger;
    private final Lineage lineage;
    private final String name;

    /** @param name what the whole is called */
    public LedgerExport(Ledger ledger, String name) {
        this.ledger = ledger;
        this.lineage = new Lineage(ledger);
        this.name = name;
    }

    /** PROV-O as JSON-LD: {@code prov:Activity} for entries, {@code prov:Entity} for what they made. */
    public String prov() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@context", provContext());
        json.put("@graph", graph());
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> provContext() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("prov", "http://www.w3.org/ns/prov#");
        context.put("gl", TERMS);
        // Names of settings are nobody's terms.
        context.put(SETTINGS, typed(SETTINGS, "@json"));
        return context;
    }

    /** What the ledger as a whole is called. */
    public String id() {
        return "urn:genloss:" + ledger.mark();
    }

    /** References to what was read. */
    public List<Map<String, Object>> read() {
        return ledger.lines().stream()
                .filter(line -> line.entry() instanceof Entry.Read)
                .map(line -> Map.<String, Object>of("@id", id(line)))
                .toList();
    }

    /** Activities and entities of all entries. */
    public List<Map<String, Object>> graph() {
        List<Map<String, Object>> graph = new ArrayList<>();
        for (Ledger.Marked line : ledger.lines()) {
            graph.add(activity(line));
            graph.add(entity(line));
        }
        return graph;
    }

    private Map<String, Object> activity(Ledger.Marked line) {
        Entry.Facts facts = line.entry().facts();
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("@id", "urn:genloss:activity:" + line.mark());
        activity.put("@type", "prov:Activity");
        activity.put("gl:kind", line.entry().type());
        activity.put(SETTINGS, facts.settings());
        if (!facts.seedPath().isEmpty()) {
            activity.put("gl:seed", facts.seedPath());
        }
        activity.put("prov:used", used(line));
        return activity;
    }

    private List<Map<String, Object>> used(Ledger.Marked line) {
        Lineage.Node node = lineage.trace(line);
        List<Map<String, Object>> used = new ArrayList<>();
        node.sources().forEach(source -> used.add(Map.of("@id", id(source.line()))));
        String other = line.entry() instanceof Entry.Read ? "urn:genloss:" : "urn:sha256:"; // a ledger, or a file
        node.unexplained().forEach(input -> used.add(Map.of("@id", other + input)));
        return used;
    }

    private Map<String, Object> entity(Ledger.Marked line) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("@id", id(line));
        entity.put("@type", "prov:Entity");
        entity.put("prov:label", line.entry().facts().subject());
        Lineage.Node node = lineage.trace(line);
        if (!(line.entry() instanceof Entry.Compared)) {
            entity.put("gl:generation", node.generation().number());
            entity.put("gl:generationIsAtLeast", node.generation().atLeast());
        }
        told(line.entry().facts().settings(), entity);
        entity.put("prov:wasGeneratedBy", Map.of("@id", "urn:genloss:activity:" + line.mark()));
        entity.put("prov:wasDerivedFrom", used(line));
        return entity;
    }

    /** What an owner declared of what was read. */
    private static void told(Map<String, String> settings, Map<String, Object> entity) {
        for (String fact : List.of("origin", "licence", "consent", "date")) {
            if (settings.containsKey(fact)) {
                entity.put(fact.equals("licence") ? "license" : "gl:" + fact, settings.get(fact));
            }
        }
        if (settings.containsKey("generator")) {
            Map<String, Object> agent = new LinkedHashMap<>();
            agent.put("@type", "prov:SoftwareAgent");
            agent.put("prov:label", settings.get("generator"));
            entity.put("prov:wasAttributedTo", agent);
        }
    }

    private static String id(Ledger.Marked line) {
        return "urn:genloss:" + line.mark();
    }

    /** The context that the specification recommends (1.1, appendix 1), with PROV and words of our own. */
    public static Map<String, Object> croissantContext() {
        Map<String, Object> context = provContext();
        context.put("@language", "en");
        context.put("@vocab", "https://schema.org/");
        context.put("sc", "https://schema.org/");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("rai", "http://mlcommons.org/croissant/RAI/");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("conformsTo", "dct:conformsTo");
        for (String term : CROISSANT) {
            context.put(term, "cr:" + term);
        }
        context.put("data", typed("cr:data", "@json"));
        context.put("dataType", typed("cr:dataType", "@vocab"));
        context.put("examples", typed("cr:examples", "@json"));
        return context;
    }

    private static Map<String, String> typed(String id, String type) {
        Map<String, String> term = new LinkedHashMap<>();
        term.put("@id", id);
        term.put("@type", type);
        return term;
    }

    /** A Croissant data set whose files are what was drawn and read, with how they came to be. */
    public String croissant() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@context", croissantContext());
        json.put("@type", "sc:Dataset");
        json.put("@id", id());
        json.put("name", name);
        json.put("conformsTo", "http://mlcommons.org/croissant/1.1");
        json.put("distribution", files());
        json.put("@included", graph());
        return JSON.writeValueAsString(json) + "\n";
    }

    /** A file of a Croissant data set. @param name by which its format is known */
    public static Map<String, Object> croissantFile(String name, String sha256) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("@type", "cr:FileObject");
        file.put("@id", name.replaceAll("\\s", "%20"));
        file.put("name", name);
        file.put("contentUrl", name);
        file.put("encodingFormat", croissantFormat(name));
        file.put("sha256", sha256);
        return file;
    }

    /** The media type of a file, or both where it is packed. */
    public static Object croissantFormat(String name) {
        if (name.endsWith(".parquet")) {
            return "application/vnd.apache.parquet";
        }
        return name.endsWith(".zst") ? List.of("application/jsonlines", "application/zstd") : "application/jsonlines";
    }

    private List<Map<String, Object>> files() {
        List<Map<String, Object>> files = new ArrayList<>();
        for (Ledger.Marked line : ledger.lines()) {
            Entry.Facts facts = line.entry().facts();
            if (isFile(line.entry()) && !facts.outputDigest().isEmpty()) {
                Map<String, Object> file = croissantFile(facts.subject(), facts.outputDigest());
                file.put("gl:generation", lineage.trace(line).generation().number());
                file.put("prov:wasDerivedFrom", used(line));
                files.add(file);
            }
        }
        return files;
    }

    /** Files of a run of the laboratory, or shards of a mix; what steps of a curation leave is in no file. */
    private boolean isFile(Entry entry) {
        boolean mix = ledger.lines().stream().anyMatch(line -> LedgerFile.isShard(line.entry()));
        return mix ? LedgerFile.isShard(entry) : entry instanceof Entry.Drawn || entry instanceof Entry.Judged;
    }

    /**
     * One complete event for each entry, a line each.
     *
     * @param time when the ledger was written, ISO 8601: entries themselves have no time
     */
    public String openLineage(String time) {
        StringBuilder events = new StringBuilder();
        for (Ledger.Marked line : ledger.lines()) {
            Lineage.Node node = lineage.trace(line);
            List<Map<String, Object>> inputs = new ArrayList<>();
            node.sources()
                    .forEach(source ->
                            inputs.add(dataset(source.line().entry().facts().subject())));
            node.unexplained().forEach(input -> inputs.add(dataset("sha256:" + input)));
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("eventType", "COMPLETE");
            event.put("eventTime", time);
            event.put(
                    "run",
                    Map.of(
                            "runId",
                            UUID.nameUUIDFromBytes(line.mark().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                                    .toString()));
            Map<String, Object> job = new LinkedHashMap<>();
            job.put("namespace", "genloss");
            job.put("name", line.entry().type());
            event.put("job", job);
            event.put("inputs", inputs);
            event.put("outputs", List.of(dataset(line.entry().facts().subject())));
            event.put("producer", PRODUCER);
            event.put("schemaURL", EVENT);
            events.append(JsonMapper.shared().writeValueAsString(event)).append('\n');
        }
        return events.toString();
    }

    private Map<String, Object> dataset(String subject) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("namespace", name);
        dataset.put("name", subject);
        return dataset;
    }
}
