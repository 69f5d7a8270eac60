package org.genloss.curate.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.select.Decision;
import org.genloss.select.Selector;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final List<Rule> ALL = Catalog.of(Selector.class, "selector").all().stream()
            .filter(Rule.class::isInstance)
            .map(Rule.class::cast)
            .toList();

    private static Decision decide(Rule rule, String text) {
        return rule.decide(new Measures(text));
    }

    @Test
    void allAreOnTheShelf() {
        assertThat(ALL.stream().map(r -> r.card().id()))
                .containsExactly(
                        "c4", "c4-paragraphs", "fineweb", "gopher-quality", "gopher-repetition", "length", "nemo");
    }

    /** No rule may divide by nothing: an empty document is always dropped, and says so where no published rule comes first. */
    @Test
    void emptyDocumentIsDroppedByAll() {
        assertThat(ALL).allSatisfy(rule -> assertThat(decide(rule, "")).isInstanceOf(Decision.Drop.class));
        assertThat(decide(new GopherRepetition(), "")).isEqualTo(Decision.drop("empty"));
        assertThat(decide(new FineWeb(), "\n \n")).isEqualTo(Decision.drop("empty"));
        assertThat(decide(new Nemo(), "\n \n")).isEqualTo(Decision.drop("empty"));
        Rule anyLength = Settings.with(new GopherQuality(), Map.of("least-words", 0));
        assertThat(decide(anyLength, "")).isEqualTo(Decision.drop("empty"));
        assertThat(decide(anyLength, "!!!")).isEqualTo(Decision.drop("empty"));
    }

    @Test
    void oneWordHasNoGrams() {
        Measures alone = new Measures("alone");
        assertThat(alone.topGram(Tokenizer.SPACES, 2)).isNaN();
        assertThat(alone.duplicateGrams(Tokenizer.SPACES, 5)).isZero();
        assertThat(decide(new GopherRepetition(), "alone")).isEqualTo(Decision.keep());
    }

    /** By hand: of "a b a b c" the 2-gram "a b" comes twice, 3 characters each of 9; "a bc" and "ab c" read alike without space but are two grams. */
    @Test
    void topGramByHand() {
        assertThat(new Measures("a b a b c").topGram(Tokenizer.SPACES, 2)).isEqualTo(6.0 / 9);
        assertThat(new Measures("a bc ab c").topGram(Tokenizer.SPACES, 2)).isEqualTo(4.0 / 9);
    }

    /** By hand, code points: the second "x😀 y z v w" has 6 characters of 2 * 10 + 1. */
    @Test
    void duplicateGramsCountCodePoints() {
        assertThat(new Measures("x😀 y z v w x😀 y z v w").duplicateGrams(Tokenizer.SPACES, 5))
                .isEqualTo(6.0 / 21);
    }

    @Test
    void bothPublishedLimitsOfRepeatedLines() {
        String line = "This line stands here and says what it says, and so do the others.";
        String text = line + "\n" + line + "\n"
                + Stream.iterate(1, i -> i + 1)
                        .limit(18)
                        .map(i -> "Line " + i + " of this text says something else at about the same length.\n")
                        .reduce("", String::concat);
        assertThat(decide(new FineWeb(), text)).isEqualTo(Decision.drop("char_dup_ratio"));
        assertThat(decide(Settings.with(new FineWeb(), Map.of("repeated", "paper")), text))
                .isEqualTo(Decision.keep());
    }

    /** Each text breaks one limit of NeMo's alone; what it is called is NeMo's name of the filter. */
    @Test
    void nemoNamesTheLimitThatFailed() {
        String plain =
                "The words of this plain line say something, and it ends here.\nAnother plain line follows it, and ends too.";
        assertThat(decide(new Nemo(), plain)).isEqualTo(Decision.keep());
        assertThat(decide(new Nemo(), plain + "*".repeat(60))).isEqualTo(Decision.drop("alpha_numeric"));
        assertThat(decide(new Nemo(), plain + "1".repeat(40))).isEqualTo(Decision.drop("numbers_ratio"));
        assertThat(decide(new Nemo(), plain + " https://" + "a".repeat(40))).isEqualTo(Decision.drop("urls_ratio"));
        assertThat(decide(new Nemo(), plain + " https://a.example/one/two/three?id=four"))
                .as("path and query count: 39 of 146 characters, by NeMo's own pattern")
                .isEqualTo(Decision.drop("urls_ratio"));
        assertThat(decide(new Nemo(), plain + " https://a.example#one-two-three-four-x"))
                .as("an anchor does not: 17 of 146")
                .isEqualTo(Decision.keep());
        assertThat(decide(new Nemo(), plain + "\n\nYour privacy policy"))
                .isEqualTo(Decision.drop("boilerplate_string_ratio"));
        assertThat(decide(new Nemo(), plain + ("\n" + plain).repeat(2))).isEqualTo(Decision.drop("repeated_lines"));
        assertThat(decide(new Nemo(), "No end at all here")).isEqualTo(Decision.drop("punctuation"));
        assertThat(decide(new Nemo(), plain + " " + "a".repeat(1001) + "."))
                .isEqualTo(Decision.drop("max_word_length"));
    }

    /** In one scan the first rule that drops decides, as if each had been asked by itself. */
    @Test
    void rulesInARow() {
        Rules rules = new Rules(List.of(new GopherRepetition(), new GopherQuality()));
        assertThat(rules.judge(Item.of("1", new Payload.Text("")))).isEqualTo(Decision.drop("empty"));
        assertThat(rules.judge(Item.of("1", new Payload.Text("short")))).isEqualTo(Decision.drop("gopher_short_doc"));
        assertThatThrownBy(() -> rules.judge(Item.of("7", new Payload.Vector(new double[1]))))
                .hasMessageContaining("item 7");
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> Settings.with(new GopherQuality(), Map.of("least-words", 9, "most-words", 3)))
                .hasMessageContaining("got 9.0 and 3.0");
        assertThatThrownBy(() -> Settings.with(new GopherRepetition(), Map.of("lines", 1.2)))
                .hasMessageContaining("share from 0 to 1, got 1.2");
    }

    /** As in the reference: a bracket on a line that went before does no harm, and citations go, with digits of any script. */
    @Test
    void c4LineByLine() {
        C4 c4 = new C4(1, 3, 1000, true);
        String text =
                "no end mark { here\nOne two three.[12][٣][edit]\nUse JavaScript for this.\nWe use cookies for this.\nToo short.";
        assertThat(c4.clean(text)).isEqualTo(new C4.Cleaned("One two three.", Decision.keep()));
        assertThat(c4.decide(new Measures(text)))
                .isEqualTo(new Decision.Edit(new Payload.Text("One two three."), "lines and citations out"));
        assertThat(c4.decide(new Measures("One two three."))).isEqualTo(Decision.keep());
        assertThat(c4.decide(new Measures(text + "\nOne { two three."))).isEqualTo(Decision.drop("curly_bracket"));
        assertThat(c4.decide(new Measures("One two three..."))).isEqualTo(Decision.drop("too_few_sentences"));
    }
}
