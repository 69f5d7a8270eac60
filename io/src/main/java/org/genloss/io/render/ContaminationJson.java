package org.genloss.io.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.contamination.ClassifierShare;
import org.genloss.curate.contamination.Contamination;
import org.genloss.metric.Interval;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How much of a corpus is synthetic, for programs: {@code genloss.contamination/1}. */
public final class ContaminationJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ContaminationJson() {}

    public static String render(ContaminationReport report, String version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.contamination/1");
        json.put("version", version);
        json.put("corpus", read(report.corpus(), report.shares().words().map(Contamination.Result::corpus)));
        report.human()
                .ifPresent(r ->
                        json.put("human", read(r, report.shares().words().map(Contamination.Result::human))));
        report.synthetic()
                .ifPresent(r ->
                        json.put("synthetic", read(r, report.shares().words().map(Contamination.Result::synthetic))));
        report.shares().words().ifPresent(words -> json.put("words", words(words, report.unsaid())));
        report.shares()
                .classifier()
                .ifPresent(result -> json.put("classifier", classifier(result, report.unclassified())));
        report.flags().ifPresent(flags -> json.put("flags", flags(flags)));
        report.posteriors().ifPresent(posteriors -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("field", posteriors.field());
            map.put("documents", posteriors.total());
            map.put("trainingPrior", posteriors.trainingPrior());
            map.put("value", posteriors.estimate());
            json.put("posteriors", map);
        });
        report.further().ifPresent(further -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("have", read(further.have(), Optional.empty()));
            map.putAll(FurtherTextBlock.json(further.result()));
            json.put("further", map);
        });
        json.put("warnings", report.warnings());
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> read(ContaminationReport.Read read, Optional<Contamination.Size> size) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("paths", read.paths());
        map.put("documents", read.items());
        map.put("used", read.used());
        size.ifPresent(s -> map.put("sentences", s.sentences()));
        return map;
    }

    private static Map<String, Object> words(Contamination.Result words, Optional<String> unsaid) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("said", unsaid.isEmpty());
        unsaid.ifPresent(why -> map.put("why", why));
        map.put("corrected", words.corrected().map(ContaminationJson::corrected).orElseGet(() -> {
            Map<String, Object> none = new LinkedHashMap<>();
            none.put("status", "undefined");
            none.put("reason", "the references cannot be told apart by their words");
            return none;
        }));
        words.detectable().ifPresent(d -> map.put("detectable", d));
        map.put("published", estimate(words.published()));
        map.put("meanLogLikelihoodGain", words.gain());
        map.put("crossFitted", estimate(words.crossFitted()));
        map.put("floor", estimate(words.floor()));
        map.put("ceiling", estimate(words.ceiling()));
        map.put("toldApart", words.toldApart());
        map.put("misfit", misfit(words.misfit()));
        map.put("vocabulary", words.vocabulary());
        map.put("parts", parts(words.parts()));
        map.put("oftenerSynthetic", drivers(words.drivers().oftenerSynthetic()));
        map.put("oftenerHuman", drivers(words.drivers().oftenerHuman()));
        return map;
    }

    private static Map<String, Object> parts(Map<String, Map<String, Contamination.Corrected>> parts) {
        Map<String, Object> byField = new LinkedHashMap<>();
        parts.forEach((field, values) -> {
            Map<String, Object> byValue = new LinkedHashMap<>();
            values.forEach((value, share) -> byValue.put(value, corrected(share)));
            byField.put(field, byValue);
        });
        return byField;
    }

    private static Map<String, Object> classifier(ClassifierShare.Result result, Optional<String> unsaid) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("said", unsaid.isEmpty());
        unsaid.ifPresent(why -> map.put("why", why));
        map.put("documents", result.documents());
        result.corrected().ifPresent(corrected -> map.put("corrected", corrected(corrected)));
        result.detectable().ifPresent(d -> map.put("detectable", d));
        map.put("likeliest", estimate(result.likeliest()));
        map.put("floor", estimate(result.floor()));
        map.put("ceiling", estimate(result.ceiling()));
        map.put("flagged", result.flagged());
        map.put("truePositiveRate", result.truePositiveRate());
        map.put("falsePositiveRate", result.falsePositiveRate());
        map.put("auroc", result.curve().area());
        map.put("parts", parts(result.parts()));
        return map;
    }

    private static Map<String, Object> corrected(Contamination.Corrected corrected) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (corrected.few()) {
            map.put("status", "undefined");
            map.put(
                    "reason",
                    Numbers.count(corrected.size().documents(), "document") + ContaminationReport.tooFew(corrected));
        } else if (corrected.beyond()) {
            map.put("status", "undefined");
            map.put("reason", "beyond the references: " + ContaminationReport.beyond(corrected));
        } else {
            map.putAll(estimate(corrected.share()));
        }
        map.put("unclipped", corrected.unclipped().value());
        if (!corrected.few()) {
            map.put("unclippedLow", corrected.unclipped().interval().low());
            map.put("unclippedHigh", corrected.unclipped().interval().high());
        }
        map.put("documents", corrected.size().documents());
        map.put("sentences", corrected.size().sentences());
        return map;
    }

    private static Map<String, Object> estimate(Contamination.Estimate estimate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", "ok");
        map.put("value", estimate.value());
        interval(map, estimate.interval());
        return map;
    }

    private static void interval(Map<String, Object> map, Interval interval) {
        map.put("low", interval.low());
        map.put("high", interval.high());
    }

    private static Map<String, Object> misfit(Contamination.Misfit misfit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("corpus", misfit.corpus());
        map.put("references", misfit.references());
        map.put("strange", misfit.strange());
        return map;
    }

    private static List<Map<String, Object>> drivers(List<Contamination.Driver> drivers) {
        return drivers.stream().map(ContaminationJson::driver).toList();
    }

    private static Map<String, Object> driver(Contamination.Driver driver) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("word", driver.word());
        map.put("corpus", driver.corpus());
        map.put("human", driver.human());
        map.put("synthetic", driver.synthetic());
        map.put("adds", driver.adds());
        return map;
    }

    private static Map<String, Object> flags(ContaminationReport.Flags flags) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("field", flags.field());
        map.put("documents", flags.total());
        map.put("flagged", flags.flagged());
        map.put("truePositiveRate", flags.tpr());
        map.put("falsePositiveRate", flags.fpr());
        map.put("value", flags.estimate().estimate());
        interval(map, flags.estimate().interval());
        map.put("unclipped", flags.estimate().unclipped());
        map.put("standardError", flags.estimate().standardError());
        return map;
    }
}
