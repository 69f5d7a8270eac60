package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.contamination.ClassifierShare;
import org.genloss.curate.contamination.Contamination;
import org.genloss.curate.contamination.Prevalence;
import org.genloss.curate.novelty.FurtherText;
import org.genloss.verdict.battery.Wording;

/**
 * What is told of the contamination of a corpus.
 *
 * @param corpus what was read
 * @param human what was read
 * @param synthetic what was read
 * @param shares the estimates from references
 * @param further what more of the corpus would add to what one has, where that was asked
 * @param flags the estimate from the flags of a detector, where a field holds them
 * @param posteriors the estimate from the posteriors of a detector, where a field holds them
 * @param groupFields fields that may say what belongs together, where none was named
 * @param dates the day before which text was not written by models, where a field holds dates
 * @param undated documents with a date that cannot be read, where there are some
 */
public record ContaminationReport(
        Read corpus,
        Optional<Read> human,
        Optional<Read> synthetic,
        Shares shares,
        Optional<Further> further,
        Optional<Flags> flags,
        Optional<Posteriors> posteriors,
        Optional<Dates> dates,
        Optional<Undated> undated,
        List<String> groupFields) {
    /**
     * A side.
     *
     * @param items in the data
     * @param used of them: a sample where the data is large
     */
    public record Read(List<String> paths, long items, long used) {}

    /**
     * From references.
     *
     * @param words the estimate from words, which also says whether the corpus is of the references' sort; empty where there were none
     * @param shown whether the estimate from words was asked for
     * @param classifier the estimate by a classifier, where that was asked for
     */
    public record Shares(
            Optional<Contamination.Result> words, boolean shown, Optional<ClassifierShare.Result> classifier) {
        public static final Shares NONE = new Shares(Optional.empty(), false, Optional.empty());
    }

    /** What was added. @param have what one has */
    public record Further(Read have, FurtherText.Result result) {}

    /** From flags. @param total documents that have one */
    public record Flags(String field, long flagged, long total, double tpr, double fpr, Prevalence.Flagged estimate) {}

    /** From posteriors. @param total documents that have one */
    public record Posteriors(String field, long total, double trainingPrior, double estimate) {}

    /** The field of dates, and the day. */
    public record Dates(String field, String before) {
        /** The note that says on which side of the day a document is. */
        public String note() {
            return field + " before " + before;
        }

        /** The note of a document from before the day that holds its value of a field. */
        public String old(String by) {
            return by + ", " + note();
        }

        private Optional<String> ofOld(String note) {
            return note.endsWith(", " + note())
                    ? Optional.of(note.substring(0, note.length() - note().length() - 2))
                    : Optional.empty();
        }
    }

    /** @param first of them, as it is written */
    public record Undated(long documents, String first) {}

    /** The value of {@link Dates#note} for documents from before the day. */
    public static final String BEFORE = "before";

    /** One end of an interval of 95 %. */
    private static final double LEVEL = 0.025;

    /** Why no share can be said, in sentences; empty where one can be. */
    public Optional<String> unsaid() {
        return shares.words().map(ContaminationReport::unsaid).filter(reason -> !reason.isEmpty());
    }

    /** Why a classifier's share cannot be said, in sentences; empty where it can be. */
    Optional<String> unclassified() {
        return shares.words()
                .filter(words -> words.misfit().strange())
                .map(ContaminationReport::unsaid)
                .or(() -> shares.classifier()
                        .map(ContaminationReport::unclassified)
                        .filter(why -> !why.isEmpty()));
    }

    private static String unclassified(ClassifierShare.Result result) {
        if (result.corrected().isEmpty()) {
            return "The classifier cannot tell the references apart. Give more of both, of the corpus' own sort.";
        }
        if (result.detectable().orElseThrow() >= 0.5) {
            return "The classifier tells the references apart too badly: even "
                    + Wording.percent(result.detectable().orElseThrow())
                    + " of synthetic documents would hardly be told from none.";
        }
        Contamination.Corrected corrected = result.corrected().orElseThrow();
        if (corrected.few()) {
            return few(corrected);
        }
        return corrected.beyond()
                ? "The corpus lies beyond the references: " + beyond(corrected) + ", which would be a share of "
                        + range(corrected.unclipped()) + ". Give references of the corpus' own sort."
                : "";
    }

    private static String unsaid(Contamination.Result words) {
        if (words.misfit().strange()) {
            return "The corpus is not made of text like the references: its words lie "
                    + Wording.times(words.misfit().corpus() / words.misfit().references())
                    + " as far from any mixture of them as unseen parts of theirs. Whatever share the references give is then wrong, and its interval too."
                    + " Give references of the corpus' own sort.";
        }
        if (words.corrected().isEmpty()) {
            return "The references cannot be told apart by their words: unseen synthetic sentences look more"
                    + " synthetic than human ones in only " + Wording.percent(words.toldApart())
                    + " of pairs. Give more of both, of the corpus' own sort.";
        }
        if (words.corrected().orElseThrow().few()) {
            return few(words.corrected().orElseThrow());
        }
        if (words.detectable().orElseThrow() >= 0.5) {
            return "The references differ too little for a corpus and references of these sizes: even "
                    + Wording.percent(words.detectable().orElseThrow())
                    + " of synthetic sentences would hardly be told from none. Give more of both, of the corpus' own sort.";
        }
        Contamination.Corrected corrected = words.corrected().orElseThrow();
        return corrected.beyond()
                ? "The corpus lies beyond the references: " + beyond(corrected) + ", which would be a share of "
                        + range(corrected.unclipped()) + ". Give references of the corpus' own sort."
                : "";
    }

    private static String few(Contamination.Corrected corrected) {
        return "The corpus has " + Numbers.count(corrected.size().documents(), "document") + tooFew(corrected) + ".";
    }

    /** Why a part has a share and no interval. */
    static String tooFew(Contamination.Corrected corrected) {
        return (corrected.groups() < corrected.size().documents()
                        ? " in " + Numbers.count(corrected.groups(), "group")
                        : "")
                + ", and how sure a share is can be said from " + Contamination.Corrected.LEAST_GROUPS + " on";
    }

    /** What a share below 0 or above 1 means. */
    static String beyond(Contamination.Corrected corrected) {
        return corrected.unclipped().value() < 0
                ? "more human than the human text"
                : "more synthetic than the synthetic text";
    }

    /** What else makes the estimate doubtful, each a sentence. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        grouped(groupFields).ifPresent(warnings::add);
        shares.words()
                .filter(w -> shares.shown())
                .ifPresent(w -> older(w).filter(
                                o -> !o.few() && o.share().interval().low() > 0)
                        .ifPresent(o -> warnings.add("Of the sentences dated before "
                                + dates.orElseThrow().before() + " "
                                + Wording.percent(o.share().value()) + " read synthetic ("
                                + range(o.share())
                                + "), and they can hardly be: the human reference is not like this corpus,"
                                + " or the dates are wrong. Give human text of the corpus' own sort.")));
        shares.words().filter(w -> shares.shown()).ifPresent(w -> warnings.addAll(olderParts(w)));
        undated.ifPresent(u -> warnings.add(Numbers.count(u.documents(), "document")
                + (u.documents() == 1 ? " has a date that" : " have dates that")
                + " cannot be read, such as " + u.first() + ", and "
                + (u.documents() == 1 ? "stands" : "stand")
                + " under no year. Write dates as 2021-03-12, 2021-03 or 2021."));
        sampled("corpus", corpus).ifPresent(warnings::add);
        human.flatMap(read -> sampled("human reference", read)).ifPresent(warnings::add);
        synthetic.flatMap(read -> sampled("synthetic reference", read)).ifPresent(warnings::add);
        return warnings;
    }

    static Optional<String> grouped(List<String> fields) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of("The data has the field " + String.join(", ", fields)
                        + ". If it says what belongs together, as a text and its rewriting, give --group-field "
                        + fields.get(0) + ": otherwise a text is judged by models that have seen its relatives.");
    }

    static Optional<String> sampled(String side, Read read) {
        return read.used() == read.items()
                ? Optional.empty()
                : Optional.of("Of the " + side + " " + Numbers.count(read.used()) + " of "
                        + Numbers.count(read.items(), "document") + " were used, drawn at random. All: --sample all");
    }

    /** The documents from before the day. */
    private Optional<Contamination.Corrected> older(Contamination.Result result) {
        return dates.map(d -> result.parts().getOrDefault(d.note(), Map.of()).get(BEFORE));
    }

    /**
     * Years and other parts of the documents from before the day that read synthetic, though all of them together may not: a sentence each. By t tests at {@link #LEVEL}
     * over the number of parts looked at (Bonferroni). A part that is all of these documents has been told of.
     */
    private List<String> olderParts(Contamination.Result result) {
        Dates day = dates.orElse(null);
        if (day == null || unsaid().isPresent()) {
            return List.of();
        }
        long all = older(result).map(o -> o.size().documents()).orElse(0L);
        Map<String, Contamination.Corrected> parts = new LinkedHashMap<>();
        result.parts()
                .forEach((note, values) -> day.ofOld(note)
                        .ifPresent(field -> values.forEach((value, part) -> {
                            if (!value.isEmpty() && !part.few() && part.size().documents() < all) {
                                Contamination.Corrected shown = result.parts()
                                        .getOrDefault(field, Map.of())
                                        .getOrDefault(value, part);
                                parts.put(
                                        field + " " + value,
                                        shown.size().equals(part.size()) ? shown : part); // as its table has it
                            }
                        })));
        List<String> said = new ArrayList<>();
        parts.forEach((name, part) -> {
            if (part.unclipped().interval().low() > 0 && part.chance() * parts.size() < LEVEL) {
                said.add("Of the sentences of " + name + " dated before " + day.before() + ", "
                        + (part.beyond() ? "all" : Wording.percent(part.share().value()))
                        + " read synthetic ("
                        + (part.beyond() ? "" : range(part.share()) + "; ")
                        + Numbers.count(part.size().documents(), "document")
                        + "), and they can hardly be: their dates are wrong, or the human reference is not like them"
                        + " (t test at " + Wording.percent(LEVEL)
                        + (parts.size() == 1 ? "" : " / " + parts.size() + ", for as many parts looked at")
                        + "). Look at these documents, or give human text of their own sort.");
            }
        });
        return said;
    }

    /** Values of a field worth showing: those of the day are told in a warning. */
    Map<String, Map<String, Contamination.Corrected>> parts(Map<String, Map<String, Contamination.Corrected>> all) {
        Map<String, Map<String, Contamination.Corrected>> parts = new LinkedHashMap<>(all);
        dates.ifPresent(d -> parts.keySet()
                .removeIf(note -> note.equals(d.note()) || d.ofOld(note).isPresent()));
        return parts;
    }

    static String range(Contamination.Estimate estimate) {
        return Wording.percent(estimate.interval().low()) + " to "
                + Wording.percent(estimate.interval().high());
    }
}
