package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.curate.duplicate.Recall;
import org.genloss.curate.mix.Amount;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.outcome.Tally;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What became of a recipe, for programs: {@code genloss.curate/1}. */
public final class CurateJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CurateJson() {}

    public static String render(Outcome outcome, String version) {
        CurateFacts facts = new CurateFacts(outcome);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.curate/1");
        json.put("version", version);
        json.put("name", outcome.recipe().name());
        json.put("seed", outcome.recipe().seed());
        json.put("unit", facts.unit().word());
        json.put("read", outcome.read().stream().map(CurateJson::read).toList());
        json.put("removed", outcome.removed().stream().map(CurateJson::removed).toList());
        json.put("before", tally(outcome.before(), false));
        json.put("after", tally(outcome.after(), facts.weighs()));
        json.put("syntheticShare", outcome.after().share(facts::synthetic, facts.unit()));
        if (facts.weighs()) {
            json.put("syntheticShareByWeight", outcome.after().shareByWeight(facts::synthetic));
        }
        json.put(
                "subgroups",
                outcome.subgroups().stream().map(CurateJson::subgroup).toList());
        json.put(
                "limits",
                facts.limits().stream()
                        .map(limit -> limit(limit, facts.weighs()))
                        .toList());
        json.put(
                "shortfalls",
                outcome.shortfalls().stream()
                        .map(s -> {
                            Map<String, Object> map = new LinkedHashMap<>();
                            map.put("setting", s.what());
                            map.put("asked", s.asked());
                            map.put("there", s.there());
                            map.put(
                                    "missing",
                                    s.missing().isPresent() ? s.missing().getAsLong() : null);
                            return map;
                        })
                        .toList());
        json.put("labels", outcome.labels().stream().map(CurateJson::label).toList());
        if (!outcome.recipe().protect().isEmpty()) {
            json.put("tail", CurateTail.json(outcome.tail()));
        }
        outcome.policy().ifPresent(policy -> json.put("policy", CuratePolicy.json(policy)));
        outcome.check().ifPresent(check -> {
            Map<String, Object> part = CheckJson.part(check.result());
            part.put("mendedBy", check.mended());
            json.put("check", part);
        });
        if (outcome.check().isPresent()) {
            json.put(
                    "sourcing", outcome.thin().stream().map(CurateSourcing::row).toList());
        }
        Recall.of(outcome.recipe()).ifPresent(recall -> json.put("nearDuplicates", near(recall)));
        json.put("findings", findings(outcome.ids()));
        json.put("shards", outcome.shards().stream().map(CurateJson::shard).toList());
        json.put("notes", facts.notes());
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> near(Recall recall) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("step", recall.step());
        map.put("similarity", recall.similarity());
        map.put("bands", recall.banding().bands());
        map.put("rows", recall.banding().rows());
        map.put("recall", recall.share());
        recall.better().ifPresent(better -> {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("bands", better.bands());
            other.put("rows", better.rows());
            other.put("recall", better.candidate(recall.similarity()));
            map.put("better", other);
        });
        return map;
    }

    private static Map<String, Object> label(Outcome.Labels label) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("step", label.step());
        map.put("label", label.label());
        map.put("method", label.method());
        map.put("documents", label.documents());
        map.put("texts", label.texts());
        map.put("flagged", label.flagged());
        map.put("lowestErrorRate", label.lowest().isPresent() ? label.lowest().getAsDouble() : null);
        map.put(
                "highestErrorRate",
                label.highest().isPresent() ? label.highest().getAsDouble() : null);
        map.put("notJudged", new TreeMap<>(label.unjudged()));
        map.put("sources", label.sources().stream().map(CurateDetectors::json).toList());
        return map;
    }

    private static Map<String, Object> read(Outcome.SourceRead read) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", read.source());
        map.put("files", read.files());
        map.put("digest", read.digest());
        map.put("damaged", read.damaged());
        map.put("damagedRows", read.listed());
        amount(map, read.amount());
        return map;
    }

    private static Map<String, Object> removed(Outcome.Removed removed) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("step", removed.step());
        map.put("source", removed.source());
        map.put("reason", removed.reason());
        amount(map, removed.amount());
        removed.tail().ifPresent(tail -> {
            map.put("tail", amount(new LinkedHashMap<>(), tail));
            Map<String, Object> each = new LinkedHashMap<>();
            removed.tails().forEach((name, of) -> each.put(name, amount(new LinkedHashMap<>(), of)));
            map.put("tails", each);
        });
        return map;
    }

    private static List<Map<String, Object>> tally(Tally tally, boolean weighs) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Tally.Row row : tally.rows()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("source", row.source());
            map.put("origin", row.origin());
            map.put("generation", row.generation());
            map.put("atLeast", row.atLeast());
            map.put("generator", row.generator());
            map.put("licence", row.licence());
            map.put("month", row.month().substring(0, Math.min(7, row.month().length())));
            amount(map, row.amount());
            if (weighs) {
                map.put("weighed", row.weighed());
            }
            rows.add(map);
        }
        return rows;
    }

    private static Map<String, Object> subgroup(Outcome.Subgroup subgroup) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("field", subgroup.field());
        map.put("value", subgroup.value());
        map.put("before", amount(new LinkedHashMap<>(), subgroup.before()));
        map.put("after", amount(new LinkedHashMap<>(), subgroup.after()));
        return map;
    }

    private static Map<String, Object> limit(CurateFacts.Limit limit, boolean weighs) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("setting", limit.setting());
        map.put(limit.least() ? "least" : "most", limit.limit());
        map.put("value", limit.value());
        if (weighs) {
            map.put("valueByWeight", limit.weighed());
        }
        map.put("holds", limit.holds());
        return map;
    }

    private static Map<String, Object> findings(Outcome.Findings found) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("unnamed", found.unnamed());
        map.put("repeatedIds", found.repeated());
        map.put(
                "repeatedWithin",
                found.repeats().stream()
                        .map(again -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("source", again.source());
                            row.put("records", again.records());
                            row.put("example", again.example());
                            row.put("named", again.name());
                            return row;
                        })
                        .toList());
        map.put("namelessReviews", found.nameless());
        map.put("contradictoryTexts", found.conflicts());
        map.put("contradictoryRecords", found.conflicting());
        map.put("examples", found.examples());
        map.put(
                "againstDeclared",
                found.against().stream().map(CurateJson::against).toList());
        map.put("earlier", found.earlier().stream().map(CurateJson::earlier).toList());
        map.put("changed", found.changed());
        map.put(
                "unreadableDates",
                found.undated().stream().mapToLong(Outcome.Undated::records).sum());
        return map;
    }

    private static Map<String, Object> earlier(Outcome.Earlier earlier) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", earlier.source());
        map.put("weighed", earlier.weighed());
        map.put("weighedInMix", earlier.weighedKept());
        map.put("lowestWeight", earlier.lowest());
        map.put("highestWeight", earlier.highest());
        map.put("labelled", earlier.labelled());
        map.put("labelledInMix", earlier.labelledKept());
        map.put("flagged", earlier.flagged());
        map.put("detectors", earlier.detectors());
        return map;
    }

    private static Map<String, Object> against(Outcome.Against against) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", against.source());
        map.put("says", against.says());
        map.put("declares", against.declares());
        map.put("counts", against.earlier() ? "says" : "declares");
        map.put("records", against.records());
        map.put("example", against.example());
        return map;
    }

    private static Map<String, Object> shard(Outcome.Shard shard) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", shard.name());
        map.put("sha256", shard.digest());
        amount(map, shard.amount());
        return map;
    }

    private static Map<String, Object> amount(Map<String, Object> map, Amount amount) {
        map.put("documents", amount.documents());
        map.put("words", amount.words());
        map.put("tokens", amount.tokens());
        map.put("characters", amount.characters());
        return map;
    }
}
