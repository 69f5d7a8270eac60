package org.genloss.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genloss.curate.contamination.ClassifierShare;
import org.genloss.curate.contamination.Contamination;
import org.genloss.curate.contamination.Document;
import org.genloss.curate.contamination.Lexicon;
import org.genloss.curate.contamination.Prevalence;
import org.genloss.curate.novelty.FurtherText;
import org.genloss.curate.stylometry.Stylometry;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.io.UserError;
import org.genloss.io.curate.Dates;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.render.ContaminationReport;
import org.genloss.io.render.ContaminationReport.Read;

/** Reads the sides, and asks each route what it says. */
final class ContaminationJob {
    private static final Set<String> YES = Set.of("true", "1", "1.0", "yes");
    private static final String ORIGIN = "origin";
    private static final Set<String> NO = Set.of("false", "0", "0.0", "no");

    private final ContaminationCommand asked;
    private final Threads threads;
    private final Bar bar;
    private final BadRows sink;
    private Optional<ContaminationReport.Undated> undated = Optional.empty();

    ContaminationJob(ContaminationCommand asked, Threads threads, Bar bar, BadRows sink) {
        this.asked = asked;
        this.threads = threads;
        this.bar = bar;
        this.sink = sink;
    }

    ContaminationReport run() {
        bar.count("reading");
        TextSide corpus = read(asked.corpus, notes());
        undated = undated(corpus);
        if (!asked.words()) {
            return report(corpus, Optional.empty(), Optional.empty(), ContaminationReport.Shares.NONE);
        }
        try {
            List<Stylometry.Known> known = new ArrayList<>();
            Spoken words = words(corpus, known);
            return report(
                    corpus,
                    Optional.of(words.human),
                    Optional.of(words.synthetic),
                    new ContaminationReport.Shares(
                            Optional.of(words.result),
                            asked.method != ContaminationCommand.Method.CLASSIFIER,
                            classified(corpus, known)));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + ". Give more text, or with --documents what an item of it is.", e);
        }
    }

    /** What the words say. @param human what there was to read of it */
    private record Spoken(Read human, Read synthetic, Contamination.Result result) {}

    /** The references are read and let go again here. @param known gets those of their texts that the classifier learns from */
    private Spoken words(TextSide corpus, List<Stylometry.Known> known) {
        Lexicon lexicon = new Lexicon();
        Reference human = reference(asked.human, false, lexicon);
        Reference synthetic = reference(asked.synthetic, true, lexicon);
        known.addAll(human.known);
        known.addAll(synthetic.known);
        List<Document> unknown = documents(corpus, lexicon);
        bar.count("resampling");
        Contamination.Result result = new Contamination(asked.settings(), asked.seed(), threads)
                .run(new Contamination.Sides(unknown, human.sentences, synthetic.sentences, lexicon), andOld(fields()));
        return new Spoken(human.read, synthetic.read, result);
    }

    /** A reference, as far as it is used. */
    private record Reference(Read read, List<Document> sentences, List<Stylometry.Known> known) {}

    private Reference reference(List<String> files, boolean synthetic, Lexicon lexicon) {
        TextSide side = read(files, List.of());
        List<Item> learned =
                asked.method == ContaminationCommand.Method.WORDS ? List.of() : side.items(KnownTexts.TRAINING);
        return new Reference(
                side.read(),
                documents(side, lexicon),
                learned.stream().map(item -> KnownTexts.known(item, synthetic)).toList());
    }

    private Optional<ClassifierShare.Result> classified(TextSide corpus, List<Stylometry.Known> references) {
        if (asked.method == ContaminationCommand.Method.WORDS) {
            return Optional.empty();
        }
        bar.count("training");
        List<Stylometry.Known> unknown = corpus.items().stream()
                .map(item -> new Stylometry.Known(
                        item.named() ? item.group() : "c" + item.group(), TextSide.text(item), false, dated(item)))
                .toList();
        return Optional.of(new ClassifierShare(asked.settings(), asked.seed().child("classifier"), threads)
                .run(unknown, references, fields()));
    }

    /** What the corpus adds to what one has; by origin too where the data says something of it. */
    private Optional<ContaminationReport.Further> further(TextSide corpus) {
        if (asked.against.isEmpty()) {
            return Optional.empty();
        }
        TextSide have = read(asked.against, List.of());
        bar.count("counting");
        List<String> fields = new ArrayList<>(fields());
        boolean told = corpus.items().stream().anyMatch(item -> !(item.origin() instanceof Origin.Unknown));
        if (told && !fields.contains(ORIGIN)) {
            fields.add(ORIGIN);
        }
        FurtherText.Result result = new FurtherText(texts(have, false)).of(texts(corpus, told), fields);
        return Optional.of(new ContaminationReport.Further(have.read(), result));
    }

    private List<FurtherText.Text> texts(TextSide side, boolean origins) {
        return side.items().stream()
                .map(item -> {
                    Map<String, String> notes = new HashMap<>(dated(item));
                    if (origins) {
                        notes.putIfAbsent(ORIGIN, origin(item.origin()));
                    }
                    return new FurtherText.Text(item.group(), TextSide.text(item), notes);
                })
                .toList();
    }

    private static String origin(Origin origin) {
        return origin instanceof Origin.Human ? "human" : origin instanceof Origin.Synthetic ? "synthetic" : "unknown";
    }

    private TextSide read(List<String> files, List<ReadOptions.Note> notes) {
        return TextSide.read(files, asked.input.read().withNotes(notes), asked.sample, sink);
    }

    private List<ReadOptions.Note> notes() {
        Map<String, ReadOptions.Note> notes = new LinkedHashMap<>();
        asked.by.forEach(field -> notes.putIfAbsent(field, new ReadOptions.Note(field, "--by")));
        note(notes, asked.dateField, "--date-field");
        note(notes, asked.flagField, "--flag-field");
        note(notes, asked.posteriorField, "--posterior-field");
        return List.copyOf(notes.values());
    }

    private static void note(Map<String, ReadOptions.Note> notes, String field, String option) {
        if (field != null) {
            notes.putIfAbsent(field, new ReadOptions.Note(field, option));
        }
    }

    /** The notes by which the corpus is broken down. */
    private List<String> fields() {
        List<String> fields = new ArrayList<>(asked.by.stream().distinct().toList());
        asked.dates().ifPresent(dates -> {
            fields.remove(dates.field());
            fields.add(dates.field());
            fields.add(dates.note());
        });
        return fields;
    }

    /** The same, and those by which text from before the day is broken down. */
    private List<String> andOld(List<String> fields) {
        List<String> all = new ArrayList<>(fields);
        asked.dates()
                .ifPresent(dates -> fields.stream()
                        .filter(field -> !field.equals(dates.note()))
                        .map(dates::old)
                        .forEach(all::add));
        return all;
    }

    private List<Document> documents(TextSide side, Lexicon lexicon) {
        return side.items().stream()
                .map(item -> Document.of(item.group(), TextSide.text(item), dated(item), lexicon))
                .toList();
    }

    /** Dates become years, and on which side of the day they are: of a year or a month that holds the day, since. What is no date is none. */
    private Map<String, String> dated(Item item) {
        if (asked.dateField == null || !item.notes().containsKey(asked.dateField)) {
            return item.notes();
        }
        ContaminationReport.Dates dates = asked.dates().orElseThrow();
        String date = Dates.of(item.notes().get(dates.field()));
        Map<String, String> notes = new HashMap<>(item.notes());
        notes.remove(dates.field());
        if (!date.isEmpty()) {
            notes.put(dates.field(), date.substring(0, 4));
            int known = Math.min(date.length(), dates.before().length());
            int order = date.substring(0, known).compareTo(dates.before().substring(0, known));
            notes.put(dates.note(), order < 0 ? ContaminationReport.BEFORE : "since");
            if (order < 0) {
                fields().stream()
                        .filter(field -> !field.equals(dates.note()) && notes.containsKey(field))
                        .forEach(field -> notes.put(dates.old(field), notes.get(field)));
            }
        }
        return notes;
    }

    /** Documents whose date is none that can be read. */
    private Optional<ContaminationReport.Undated> undated(TextSide corpus) {
        if (asked.dateField == null) {
            return Optional.empty();
        }
        List<String> written = corpus.items().stream()
                .map(item -> item.notes().getOrDefault(asked.dateField, "").strip())
                .filter(date -> !date.isEmpty())
                .toList();
        List<String> wrong =
                written.stream().filter(date -> Dates.of(date).isEmpty()).toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        if (wrong.size() == written.size()) {
            throw new UserError("no date in the field " + asked.dateField + " can be read; the first is " + wrong.get(0)
                    + ". Write dates as 2021-03-12, 2021-03 or 2021.");
        }
        return Optional.of(new ContaminationReport.Undated(wrong.size(), wrong.get(0)));
    }

    private ContaminationReport report(
            TextSide corpus, Optional<Read> human, Optional<Read> synthetic, ContaminationReport.Shares shares) {
        return new ContaminationReport(
                corpus.read(),
                human,
                synthetic,
                shares,
                further(corpus),
                flags(corpus),
                posteriors(corpus),
                asked.dates(),
                undated,
                shares.words().isEmpty() ? List.of() : corpus.groupFields());
    }

    private Optional<ContaminationReport.Flags> flags(TextSide corpus) {
        if (asked.flagField == null) {
            return Optional.empty();
        }
        long total = 0;
        long flagged = 0;
        for (Item item : corpus.items()) {
            String flag = item.notes().getOrDefault(asked.flagField, "").strip().toLowerCase(Locale.ROOT);
            if (!flag.isEmpty()) {
                if (!YES.contains(flag) && !NO.contains(flag)) {
                    throw new UserError("the item " + item.id() + " has the flag " + flag + " in the field "
                            + asked.flagField + ". Flags are true or false, 1 or 0, yes or no.");
                }
                total++;
                flagged += YES.contains(flag) ? 1 : 0;
            }
        }
        requireSome(total, asked.flagField);
        var estimate = Prevalence.roganGladen(flagged, total, asked.tpr, asked.fpr);
        return Optional.of(
                new ContaminationReport.Flags(asked.flagField, flagged, total, asked.tpr, asked.fpr, estimate));
    }

    private Optional<ContaminationReport.Posteriors> posteriors(TextSide corpus) {
        if (asked.posteriorField == null) {
            return Optional.empty();
        }
        double[] posteriors = corpus.items().stream()
                .filter(item -> item.notes().containsKey(asked.posteriorField))
                .mapToDouble(this::posterior)
                .toArray();
        requireSome(posteriors.length, asked.posteriorField);
        double share = Prevalence.expectationMaximisation(posteriors, asked.trainingPrior);
        return Optional.of(new ContaminationReport.Posteriors(
                asked.posteriorField, posteriors.length, asked.trainingPrior, share));
    }

    private double posterior(Item item) {
        String text = item.notes().get(asked.posteriorField).strip();
        double number = Double.NaN;
        if (text.matches("[0-9.]+([eE][-+]?[0-9]+)?")) {
            number = Double.parseDouble(text);
        }
        if (!(number >= 0 && number <= 1)) {
            throw new UserError("the item " + item.id() + " has " + text + " in the field " + asked.posteriorField
                    + ". Posteriors are chances from 0 to 1.");
        }
        return number;
    }

    private static void requireSome(long count, String field) {
        if (count == 0) {
            throw new UserError("no document has a value in the field " + field + ".");
        }
    }
}
