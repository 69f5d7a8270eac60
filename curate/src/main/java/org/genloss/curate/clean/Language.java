package org.genloss.curate.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.genloss.catalog.Card;
import org.genloss.catalog.UnknownName;
import org.genloss.curate.rules.Rule;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Profile;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Label;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * The language of a document, by Apache OpenNLP's model of 103 languages. Its probabilities grow with the length of a text, so the score is how far the best wanted
 * language is ahead of the best other one: {@code p / (p + q)}, 0.5 where they are level. A document is flagged where the score is below the threshold.
 * One without letters (numbers, signs, pictures) has no language and is not flagged: it stays, with a label that says so, and the report counts these.
 *
 * @param languages wanted, as codes of ISO 639-1 or 639-3: en, eng
 * @param threshold lowest score; FineWeb asks for 0.65 of another model
 * @param characters how much of a document is looked at, from its beginning
 * @param action what is done with documents in other languages
 * @param factor weight of such a document under weigh
 */
@Shelf(Selector.class)
public record Language(List<?> languages, double threshold, int characters, Action action, double factor)
        implements Selector {
    private static final String MODEL = "/langdetect-183.bin";
    /** Codes of languages that the model knows by those of a member. */
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "zho", List.of("cmn", "nan"),
            "fas", List.of("fas", "pes"),
            "lav", List.of("lav", "lvs"),
            "est", List.of("est", "ekk"),
            "nor", List.of("nob", "nno"),
            "msa", List.of("msa", "ind"),
            "pan", List.of("pan", "pnb"),
            "mlg", List.of("plt"),
            "nep", List.of("nep"),
            "swa", List.of("swa"));

    /** English, as in FineWeb. */
    public Language() {
        this(List.of("en"), 0.65, 1000, Action.EXCLUDE, 0.5);
    }

    public Language {
        languages = languages.stream().map(String::valueOf).toList();
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("language.languages is empty; name those wanted, such as [en, de]");
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("language.threshold is a score from 0 to 1, got " + threshold);
        }
        if (characters < 1) {
            throw new IllegalArgumentException("language.characters is at least 1, got " + characters);
        }
        Action.check("language", factor);
    }

    @Override
    public Card card() {
        return Card.of("language", "Language")
                .says("Finds documents in other languages than those wanted.")
                .formula(
                        "score p/(p+q), p the probability of the best wanted language, q that of the best other; flagged below the threshold; "
                                + "a document without letters has no language: it stays, with a label, and is counted")
                .source(
                        "Apache OpenNLP langdetect 1.8.3 model, 103 languages (Leipzig corpora); threshold of FineWeb, arXiv:2406.17557");
    }

    @Override
    public boolean weighs() {
        return action == Action.WEIGH;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    /** @throws UnknownName for a language that the model does not know */
    @Override
    public Judge ready(Profile seen, Seed seed) {
        Set<String> wanted = new TreeSet<>();
        Set<String> known = new TreeSet<>(Arrays.asList(detector().getSupportedLanguages()));
        for (Object language : languages) {
            List<String> codes = codes(String.valueOf(language).toLowerCase(Locale.ROOT));
            codes.stream().filter(known::contains).forEach(wanted::add);
            if (codes.stream().noneMatch(known::contains)) {
                throw new UnknownName("language", String.valueOf(language), known, "genloss explain language");
            }
        }
        return new Heard(new TreeSet<>(wanted), threshold, characters, action, factor);
    }

    private static List<String> codes(String language) {
        String three = language;
        try {
            three = language.length() == 2 ? Locale.forLanguageTag(language).getISO3Language() : language;
        } catch (MissingResourceException e) {
            // no such code: said below, by its own name
        }
        return MEMBERS.getOrDefault(three, List.of(three));
    }

    private static LanguageDetectorME detector() {
        return new LanguageDetectorME(Model.LOADED);
    }

    /** Read once, when it is first needed. */
    private static final class Model {
        private static final LanguageDetectorModel LOADED = load();

        private static LanguageDetectorModel load() {
            try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(MODEL)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "the model of languages is not on the class path: opennlp-models-langdetect");
                }
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Heard(TreeSet<String> wanted, double threshold, int characters, Action action, double factor)
            implements Judge {
        private static final long serialVersionUID = 1;
        private static final ThreadLocal<LanguageDetectorME> OWN = ThreadLocal.withInitial(Language::detector);

        @Override
        public Decision judge(Item item) {
            String head = head(Rule.text(item));
            if (head.isEmpty()) {
                return action.on(Label.none("language", "no letters, so no language"), factor);
            }
            double score = score(head);
            return action.on(
                    new Label(
                            "language",
                            score,
                            OptionalDouble.empty(),
                            score < threshold,
                            "a threshold on the model's own probability"),
                    factor);
        }

        /** What is looked at, empty without letters. Where the beginning has none it begins at the first letter. */
        private String head(String text) {
            int letter = 0;
            while (letter < text.length() && !Character.isLetter(text.codePointAt(letter))) {
                letter += Character.charCount(text.codePointAt(letter));
            }
            if (letter == text.length()) {
                return "";
            }
            int from = text.codePointCount(0, letter) < characters ? 0 : letter;
            int rest = text.codePointCount(from, text.length());
            return text.substring(from, text.offsetByCodePoints(from, Math.min(characters, rest)));
        }

        private double score(String head) {
            double in = 0;
            double out = 0;
            for (opennlp.tools.langdetect.Language guess : OWN.get().predictLanguages(head)) {
                double p = guess.getConfidence();
                if (wanted.contains(guess.getLang())) {
                    in = Math.max(in, p);
                } else {
                    out = Math.max(out, p);
                }
            }
            return in + out > 0 ? in / (in + out) : 0;
        }
    }
}
