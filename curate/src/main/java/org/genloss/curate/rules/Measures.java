package org.genloss.curate.rules;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * What the rules measure of one document, each measure when it is first asked for. Lengths are in code points. A share of nothing is not a number
 * (NaN); rules that would need one drop the document as {@code empty}. For one thread.
 */
public final class Measures {
    private final String text;
    private final Words[] words = new Words[Tokenizer.values().length];
    private final Repeats[] repeats = new Repeats[words.length];
    private int characters = -1;
    private List<String> lines;
    private List<String> written;
    private Lines.Duplicates lineDuplicates;
    private Lines.Duplicates paragraphDuplicates;
    private Lines.Duplicates writtenDuplicates;

    public Measures(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    Words words(Tokenizer tokenizer) {
        int which = tokenizer.ordinal();
        words[which] = words[which] == null ? new Words(text, tokenizer) : words[which];
        return words[which];
    }

    private Repeats repeats(Tokenizer tokenizer) {
        int which = tokenizer.ordinal();
        repeats[which] = repeats[which] == null ? new Repeats(words(tokenizer)) : repeats[which];
        return repeats[which];
    }

    /** Number of words. */
    public int count(Tokenizer tokenizer) {
        return words(tokenizer).count();
    }

    /** Number of words with a character that is no symbol. */
    public int plainWords(Tokenizer tokenizer) {
        return words(tokenizer).plain();
    }

    /** Mean length of words with a character that is no symbol. */
    public double meanWordLength(Tokenizer tokenizer) {
        Words all = words(tokenizer);
        return share(all.plainPoints(), all.plain());
    }

    /** Hash marks by words. */
    public double hashMarks(Tokenizer tokenizer) {
        Words all = words(tokenizer);
        return share(all.hashMarks(), all.count());
    }

    /** Ellipses, as three dots or as one character, by words. */
    public double ellipses(Tokenizer tokenizer) {
        Words all = words(tokenizer);
        return share(all.ellipses(), all.count());
    }

    /** Share of words with a letter. */
    public double lettered(Tokenizer tokenizer) {
        Words all = words(tokenizer);
        return share(all.lettered(), all.count());
    }

    /** How many of these words occur, each counted once, written as given. */
    public int occurring(Tokenizer tokenizer, List<String> wanted) {
        return occurring(tokenizer, new WordList(wanted));
    }

    int occurring(Tokenizer tokenizer, WordList wanted) {
        return wanted.occurring(words(tokenizer));
    }

    private List<String> lines() {
        lines = lines == null ? Lines.all(text) : lines;
        return lines;
    }

    /** Share of lines that start with a bullet or a hyphen, white space aside. */
    public double bulletLines() {
        return lines(Lines::bullet);
    }

    /** Share of lines that end in an ellipsis, white space aside. */
    public double ellipsisLines() {
        return lines(Lines::trailing);
    }

    private double lines(Predicate<String> which) {
        int count = 0;
        for (String line : lines()) {
            count += which.test(line) ? 1 : 0;
        }
        return share(count, lines().size());
    }

    private Lines.Duplicates lineDuplicates() {
        lineDuplicates = lineDuplicates == null ? Lines.Duplicates.of(Lines.runs(text)) : lineDuplicates;
        return lineDuplicates;
    }

    private Lines.Duplicates paragraphDuplicates() {
        paragraphDuplicates =
                paragraphDuplicates == null ? Lines.Duplicates.of(Lines.paragraphs(text)) : paragraphDuplicates;
        return paragraphDuplicates;
    }

    /** Share of paragraphs that occurred before. */
    public double duplicateParagraphs() {
        return share(paragraphDuplicates().pieces(), paragraphDuplicates().all());
    }

    /** Characters of paragraphs that occurred before, by all characters. */
    public double duplicateParagraphCharacters() {
        return share(paragraphDuplicates().characters(), characters());
    }

    /** Share of lines that occurred before; line breaks in a row count as one. */
    public double duplicateLines() {
        return share(lineDuplicates().pieces(), lineDuplicates().all());
    }

    /** Characters of lines that occurred before, by all characters. */
    public double duplicateLineCharacters() {
        return share(lineDuplicates().characters(), characters());
    }

    /** Characters of all copies of the most frequent n-gram by all characters; not a number where there is no n-gram. */
    public double topGram(Tokenizer tokenizer, int n) {
        long top = repeats(tokenizer).top(n);
        return top < 0 ? Double.NaN : share(top, characters());
    }

    /** Characters of n-grams that occurred before, each character counted once, by all characters. */
    public double duplicateGrams(Tokenizer tokenizer, int n) {
        return share(repeats(tokenizer).duplicated(n), characters());
    }

    /** Length of the text in code points. */
    public int characters() {
        characters = characters < 0 ? Characters.length(text) : characters;
        return characters;
    }

    /**
     * Number of sentences: each ends at a character that ends sentences in its script where white space, a closing quotation mark or bracket or nothing
     * follows (in scripts without spaces, whatever follows), or at an empty line; what has no letter and no digit is none.
     */
    public int sentences() {
        return Sentences.count(text);
    }

    /** Number of lines that are not blank. */
    public int lineCount() {
        return written().size();
    }

    /** Length of the longest word, 0 where there is none. */
    public int longestWord(Tokenizer tokenizer) {
        Words all = words(tokenizer);
        int longest = 0;
        for (int i = 0; i < all.count(); i++) {
            longest = Math.max(longest, all.points(i, 1));
        }
        return longest;
    }

    /** Share of characters that are so. */
    public double share(IntPredicate which) {
        return share(text.codePoints().filter(which).count(), characters());
    }

    /** Lines that are not blank. */
    List<String> written() {
        written = written == null ? Lines.written(text) : written;
        return written;
    }

    /** Whether there is nothing but white space. */
    public boolean blank() {
        return written().isEmpty();
    }

    /** Share of lines, of those that are not blank, that end with a character that ends sentences. */
    public double endedLines() {
        return share(
                written().stream().filter(Characters::ended).count(), written().size());
    }

    /** Share of lines, of those that are not blank, of at most so many characters. */
    public double shortLines(int longest) {
        return share(
                written().stream()
                        .filter(line -> Characters.length(line) <= longest)
                        .count(),
                written().size());
    }

    /** Characters of lines that are not blank and occurred before, by all characters but line breaks. */
    public double repeatedLineCharacters() {
        writtenDuplicates = writtenDuplicates == null ? Lines.Duplicates.of(written()) : writtenDuplicates;
        return share(writtenDuplicates.characters(), characters() - breaks());
    }

    /** Line breaks by words. */
    public double breaksByWords(Tokenizer tokenizer) {
        return share(breaks(), count(tokenizer));
    }

    private int breaks() {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
