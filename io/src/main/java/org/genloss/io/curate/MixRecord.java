package org.genloss.io.curate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.genloss.io.Duck;
import org.genloss.io.UserError;
import org.genloss.io.ledger.FileDigest;
import org.genloss.ledger.Ledger;
import org.genloss.verdict.battery.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of one record, as {@code records.parquet} beside the ledger of a mix has it.
 *
 * @param id of the record
 * @param source whose it is
 * @param facts all that is known of it, by name: text, numbers, booleans, and labels as JSON; without what is not known
 */
public record MixRecord(String id, String source, Map<String, Object> facts) {
    /** The file beside a ledger. */
    public static final String FILE = "records.parquet";

    private static final String LABELS = "labels";
    private static final String REVIEWS = "reviews";

    /** What is told, in this order; files of earlier versions lack the last. */
    private static final List<String> COLUMNS = List.of(
            "origin",
            "generation",
            "generation_at_least",
            "generator",
            "licence",
            "date",
            "contradictory",
            "words",
            "weight",
            LABELS,
            "shard",
            "step",
            "reason",
            "score",
            "stays",
            REVIEWS);

    /**
     * Records that were read under that id: the first of them bears it, later ones bear it with their place behind, {@code q-7#crawl:17}.
     *
     * @param directory that holds a ledger
     * @throws UserError where the file is not as the ledger says
     */
    public static List<MixRecord> find(Path directory, String id, Ledger ledger) {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        digest(ledger).filter(digest -> !digest.equals(FileDigest.of(file))).ifPresent(digest -> {
            throw new UserError(file + " was changed since it was written, so it cannot say where a record comes from."
                    + " Restore it from a copy.");
        });
        try (Connection connection = Duck.open();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT * FROM read_parquet(" + Duck.file(file.toString())
                                + ") WHERE id = ?1 OR starts_with(id, ?1 || '#')"
                                + " AND regexp_full_match(id[length(?1) + 2:], '(.*:)?[0-9]+') ORDER BY id <> ?1, source, id")) {
            query.setString(1, id);
            List<MixRecord> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(record(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new UserError("cannot read " + file + ": " + Duck.words(e) + ".", e);
        }
    }

    private static Optional<String> digest(Ledger ledger) {
        return ledger.lines().stream()
                .map(line -> line.entry().facts().settings().get(FILE))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    private static MixRecord record(ResultSet row) throws SQLException {
        List<String> there = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            there.add(row.getMetaData().getColumnLabel(i));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String name : COLUMNS) {
            Object value = there.contains(name) ? row.getObject(name) : null;
            if (name.equals(LABELS) || (name.equals(REVIEWS) && value != null && !value.equals(""))) {
                facts.put(
                        name, JsonMapper.shared().readTree(value == null || value.equals("") ? "[]" : (String) value));
            } else if (value != null && !value.equals("")) {
                facts.put(name, value);
            }
        }
        return new MixRecord(row.getString("id"), row.getString("source"), facts);
    }

    private String text(String fact) {
        Object value = facts.get(fact);
        return value == null ? null : value.toString();
    }

    /** Whether it is in the mix. */
    public boolean kept() {
        return facts.containsKey("shard");
    }

    /** Of what source it is, and of what origin: "of its source gen1, synthetic, generation 1, by M". */
    String where() {
        return "of its source " + source + ", " + origin()
                + (text("generator") == null ? "" : ", by " + text("generator"));
    }

    private String origin() {
        String generation = (is("generation_at_least") ? "at least " : "") + facts.get("generation");
        String origin = text("origin");
        return origin.equals("synthetic") ? origin + ", generation " + generation : origin;
    }

    /** For people, without what its source came from. */
    public String text() {
        StringBuilder text = new StringBuilder(id).append(": ");
        text.append(
                        kept()
                                ? "in the mix, in " + facts.get("shard")
                                : "not in the mix, removed by " + facts.get("step") + " (" + facts.get("reason")
                                        + (facts.containsKey("stays")
                                                ? "; " + facts.get("stays") + " stays for it"
                                                : "")
                                        + ")")
                .append('\n');
        line(text, "origin", origin());
        line(text, "generator", text("generator"));
        line(text, "source", source);
        line(text, "licence", text("licence"));
        line(text, "date", text("date"));
        labels().forEach(label -> line(text, "label", label));
        reviews().forEach(review -> line(text, "review", review));
        if (is("contradictory")) {
            line(text, "note", "its text is declared both human and synthetic");
        }
        return text.toString();
    }

    private boolean is(String fact) {
        return Boolean.TRUE.equals(facts.get(fact));
    }

    /** "stylometric -1.36, not flagged (error rate 0.83 %)". */
    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        JsonNode all = (JsonNode) facts.getOrDefault(LABELS, JsonMapper.shared().createArrayNode());
        for (JsonNode label : all) {
            String why = label.has("score") ? "no error rate: " : "";
            String rate = label.has("errorRate")
                    ? " (error rate " + Wording.percent(label.path("errorRate").asDouble()) + ")"
                    : label.has("noErrorRate")
                            ? " (" + why + label.path("noErrorRate").asString() + ")"
                            : "";
            String method = label.path("method").asString("");
            String detector = label.path("detector").asString();
            labels.add(detector
                    + (method.isEmpty() || method.equals(detector) ? "" : " " + method)
                    + (label.has("score")
                            ? String.format(
                                            Locale.ROOT,
                                            " %.3g",
                                            label.path("score").asDouble())
                                    + (label.path("flagged").asBoolean() ? ", flagged" : ", not flagged")
                            : " not judged")
                    + rate
                    + (label.has("mix")
                            ? ", of the earlier mix " + label.path("mix").asString()
                            : ""));
        }
        return labels;
    }

    /** "keep, decided by ann on 2026-11-20: fine". */
    private List<String> reviews() {
        List<String> reviews = new ArrayList<>();
        for (JsonNode review :
                (JsonNode) facts.getOrDefault(REVIEWS, JsonMapper.shared().createArrayNode())) {
            String who = review.path("who").asString("");
            String when = review.path("when").asString("");
            String reason = review.path("reason").asString("");
            reviews.add(review.path("decision").asString("") + ", decided by "
                    + (who.isEmpty() ? "somebody who is not named" : who)
                    + (when.isEmpty() ? "" : " on " + when)
                    + (reason.isEmpty() ? "" : ": " + reason));
        }
        return reviews;
    }

    private static void line(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append("  ")
                    .append(name)
                    .append(" ".repeat(12 - name.length()))
                    .append(value)
                    .append('\n');
        }
    }
}
