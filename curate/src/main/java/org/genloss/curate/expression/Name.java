package org.genloss.curate.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.genloss.curate.rules.Measures;
import org.genloss.curate.rules.Tokenizer;
import org.genloss.data.Item;
import org.genloss.data.Origin;

/**
 * What an expression may ask about a document. A share of nothing is 0; a text that is not known is empty; a generation that is not known is -1.
 *
 * @param type number or text
 * @param value what it is for a document
 * @param fields of the record that it reads
 */
record Name(Type type, Function<Subject, Object> value, List<String> fields) {
    /** A document and what was measured of it. */
    record Subject(Item item, Measures measures) {}

    /** Field with the values of the record beside its content, asked for by name: {@code notes.field}. */
    static final String NOTES = "notes";

    private static final Tokenizer SPACES = Tokenizer.SPACES;
    private static final Map<String, Name> ALL = new LinkedHashMap<>();

    static {
        text("id", subject -> subject.item.id());
        text("group", subject -> subject.item.group());
        text("text", subject -> subject.measures.text());
        text("origin", subject -> origin(subject.item.origin()));
        text("source", subject -> source(subject.item), "source");
        text("generator", subject -> generator(subject.item), "generator");
        text("date", subject -> note(subject.item, "date"), "date");
        text("licence", Name::licence, "licence", "license");
        text("license", Name::licence, "licence", "license");
        number("generation", subject -> generation(subject.item.origin()));
        measure("characters", Measures::characters);
        measure("words", m -> m.count(SPACES));
        measure("sentences", Measures::sentences);
        measure("lines", Measures::lineCount);
        measure("plain_words", m -> m.plainWords(SPACES));
        measure("mean_word_length", m -> m.meanWordLength(SPACES));
        measure("longest_word", m -> m.longestWord(SPACES));
        measure("letter_words", m -> m.lettered(SPACES));
        measure("hash_marks", m -> m.hashMarks(SPACES));
        measure("ellipses", m -> m.ellipses(SPACES));
        measure("letters", m -> m.share(Character::isLetter));
        measure("upper_case", m -> m.share(Character::isUpperCase));
        measure("digits", m -> m.share(Character::isDigit));
        measure("white_space", m -> m.share(Character::isWhitespace));
        measure("symbols", m -> m.share(c -> !Character.isLetterOrDigit(c) && !Character.isWhitespace(c)));
        measure("bullet_lines", Measures::bulletLines);
        measure("ellipsis_lines", Measures::ellipsisLines);
        measure("ended_lines", Measures::endedLines);
        measure("short_lines", m -> m.shortLines(30));
        measure("duplicate_lines", Measures::duplicateLines);
        measure("duplicate_line_characters", Measures::duplicateLineCharacters);
        measure("duplicate_paragraphs", Measures::duplicateParagraphs);
        measure("duplicate_paragraph_characters", Measures::duplicateParagraphCharacters);
        measure("repeated_line_characters", Measures::repeatedLineCharacters);
        measure("breaks_by_words", m -> m.breaksByWords(SPACES));
        for (int n = 2; n <= 4; n++) {
            int length = n;
            measure("top_" + n + "_grams", m -> m.topGram(SPACES, length));
        }
        for (int n = 5; n <= 10; n++) {
            int length = n;
            measure("duplicate_" + n + "_grams", m -> m.duplicateGrams(SPACES, length));
        }
    }

    /** All names with what they mean for a document. */
    static Map<String, Name> all() {
        return ALL;
    }

    private static void text(String name, Function<Subject, Object> value, String... fields) {
        ALL.put(name, new Name(Type.TEXT, value, List.of(fields)));
    }

    private static void number(String name, ToDoubleFunction<Subject> value) {
        ALL.put(name, new Name(Type.NUMBER, subject -> value.applyAsDouble(subject), List.of()));
    }

    private static void measure(String name, ToDoubleFunction<Measures> value) {
        number(name, subject -> {
            double measured = value.applyAsDouble(subject.measures);
            return Double.isNaN(measured) ? 0 : measured;
        });
    }

    /** What the record says in a field, empty where it says nothing. */
    static String note(Item item, String field) {
        return item.notes().getOrDefault(field, "");
    }

    private static String origin(Origin origin) {
        return origin.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String source(Item item) {
        String noted = note(item, "source");
        return noted.isEmpty() && item.origin() instanceof Origin.Human human ? human.source() : noted;
    }

    private static String generator(Item item) {
        return item.origin() instanceof Origin.Synthetic synthetic ? synthetic.model() : note(item, "generator");
    }

    private static String licence(Subject subject) {
        String noted = note(subject.item, "licence");
        return noted.isEmpty() ? note(subject.item, "license") : noted;
    }

    private static double generation(Origin origin) {
        if (origin instanceof Origin.Synthetic synthetic) {
            return synthetic.generation();
        }
        return origin instanceof Origin.Human ? 0 : -1;
    }
}
