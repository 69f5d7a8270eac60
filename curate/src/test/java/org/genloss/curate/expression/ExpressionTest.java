package org.genloss.curate.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.select.Decision;
import org.genloss.select.Label;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Item POST = new Item(
            "p7",
            "thread 3",
            new Payload.Text("One two three. Four #five\n- six\n"),
            new Origin.Synthetic("model-g", 2, ""),
            true,
            Map.of("source", "forum", "date", "2021-05-06", "my field", "12.5", "license", "CC0"));

    private static boolean holds(String expression, Item item) {
        return new Expression(expression, "").ready(null, Seed.of(1)).judge(item) instanceof Decision.Drop;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words < 10 && source == 'forum'",
                "words == 7 and lines == 2 and characters == 32",
                "sentences == 2",
                "hash_marks > 0.14 && hash_marks < 0.15",
                "origin == 'synthetic' && generation == 2 && generator == 'model-g'",
                "date < '2022-11-30'",
                "licence == 'CC0' && license =^ 'CC'",
                "number(notes['my field']) / 5 == 2.5",
                "notes.absent == ''",
                "source =~ ['news', 'forum']",
                "source !~ ['news']",
                "words =~ [6, 7]",
                "matches(text, '(?m)^- \\\\w+$')",
                "contains(lower(text), 'one two') && count(text, 'o') == 2 && length(id) == 2",
                "!(words > 10) ? true : words > 3",
                "-words + 8 == 1",
                "bullet_lines == 0.5",
                "group == 'thread 3'",
            })
    void holdsWhere(String expression) {
        assertThat(holds(expression, POST)).isTrue();
        assertThat(holds("!(" + expression + ")", POST)).isFalse();
    }

    @Test
    void reasonsNameTheRule() {
        assertThat(new Expression("words < 10", "").ready(null, Seed.of(1)).judge(POST))
                .isEqualTo(Decision.drop("drop: words < 10"));
        assertThat(new Expression("", "generation <= 1").ready(null, Seed.of(1)).judge(POST))
                .isEqualTo(Decision.drop("not keep: generation <= 1"));
        assertThat(new Expression("", "generation > 1").ready(null, Seed.of(1)).judge(POST))
                .isEqualTo(Decision.keep());
    }

    /** A rule without a value takes nothing, and says so; what decides before it is as ever. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "words / 0 == 0 | | undefined by a division by 0 in drop: words / 0 == 0",
                "| characters / (lines - 2) > 1 | undefined by a division by 0 in keep: characters / (lines - 2) > 1",
                "number(notes.absent) < 3 | | undefined by number() of nothing in drop: number(notes.absent) < 3",
                "number(source) < 3 | | undefined by number() of a text that says none in drop: number(source) < 3",
                "!(0 / 0 > 1) or words == 7 | | undefined by a division by 0 in drop: !(0 / 0 > 1) or words == 7",
                "words == 8 && words / 0 > 1 | | ",
                "words == 7 ? false : words / 0 > 1 | words == 7 or words / 0 > 1 | ",
            })
    void anUndefinedRuleTakesNoDocument(String drop, String keep, String why) {
        Decision decision = new Expression(drop == null ? "" : drop, keep == null ? "" : keep)
                .ready(null, Seed.of(1))
                .judge(POST);
        assertThat(decision.outcome()).isEqualTo(Decision.keep());
        assertThat(decision.labels())
                .extracting(Label::unrated)
                .containsExactlyElementsOf(why == null ? List.of() : List.of(why));
        assertThat(decision.labels()).noneMatch(Label::flagged);
    }

    /** Of two rules the one that has a value takes the document, as a rule does and not as a detector. */
    @Test
    void theOtherRuleStillDecides() {
        assertThat(new Expression("words / 0 > 1", "words > 7")
                        .ready(null, Seed.of(1))
                        .judge(POST))
                .isEqualTo(Decision.drop("not keep: words > 7"));
    }

    @Test
    void fieldsThatAreReadAreTold() {
        assertThat(new Expression("notes.a == 'x' && notes['b c'] == '' || words > 3", "licence != '' && notes.a != ''")
                        .fields())
                .containsExactly("a", "b c", "licence", "license");
        assertThat(new Expression("words > 3", "").fields()).isEmpty();
    }

    @Test
    void everyNameIsKnownOfAnEmptyDocument() {
        Item empty = Item.of("1", new Payload.Text(""));
        Name.all()
                .forEach((name, meaning) -> assertThat(
                                holds(name + (meaning.type() == Type.NUMBER ? " <= 0" : " == ''"), empty))
                        .as(name)
                        .isEqualTo(!name.equals("id") && !name.equals("group") && !name.equals("origin")));
    }

    /** Columns counted by hand, from 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "word < 10 | 1 | nothing is called word",
                "words < 10 && sauce == 'x' | 15 | nothing is called sauce",
                "words < 'ten' | 9 | a number is wanted here, got text",
                "source == 3 | 11 | text is wanted here, got a number",
                "words | 1 | true or false is wanted here",
                "words < 3 or text | 14 | true or false is wanted here, got text",
                "text =~ 'a.*' | 9 | matches(text, 'pattern')",
                "matches(text, '(a') | 15 | no pattern",
                "matches(text, source) | 15 | in quotation marks",
                "matches(text) | 1 | takes 2 values, got 1",
                "system('ls') | 1 | there is no function system",
                "source =~ ['a', 3] | 17 | numbers only or texts only",
                "words < 1e999 | 9 | too large",
                "words <  | 7 | cannot be read",
                "words < 10) | 11 | cannot be read",
            })
    void saysWhatIsWrongInWhichColumn(String expression, int column, String message) {
        assertThatThrownBy(() -> new Expression(expression, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column " + column + ":")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''.class.forName('java.lang.Runtime') != null",
                "text.getClass().getName() == 'x'",
                "new java.io.File('/tmp/x').delete()",
                "new('java.lang.String', 'x') == 'x'",
                "x = 3",
                "words = 3",
                "text += 'x'",
                "words++ > 3",
                "var x = 1; x > 0",
                "while (true) {}",
                "for (x : [1, 2]) {}",
                "() -> true",
                "(x -> x)(true)",
                "if (true) { true }",
                "#pragma jexl.namespace.s java.lang.System\ns:exit(1)",
                "@silent words < 3",
                "`${words}` == 'x'",
                "notes.class.classLoader == ''",
                "notes[id] == ''",
                "notes == ''",
                "text.bytes == ''",
                "org.genloss.data.Item == ''",
                "size(text) > 3",
                "empty(text)",
                "{'a': 1} == {'a': 1}",
                "1 .. 100000000 == 3",
                "words & 3 == 3",
                "words << 60 > 3",
                "words instanceof java.lang.Number",
                "text =~ ~/(a+)+b/",
                "null == text",
                "text ?? 'x' == 'x'",
                "s:exit(1)",
                "true; true",
                "return true",
                "throw 'x'",
            })
    void nothingEscapes(String expression) {
        assertThatThrownBy(() -> new Expression(expression, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column");
    }

    /** A pattern that takes other engines exponential time. */
    @Test
    void timeIsBounded() {
        Item item = Item.of("1", new Payload.Text("a".repeat(50_000)));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(holds("matches(text, '^(a+)+b$')", item)).isFalse());
        assertThatThrownBy(() -> new Expression("(".repeat(1900) + "true" + ")".repeat(1900), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Expression("words < " + "1".repeat(5000), ""))
                .hasMessageContaining("at most 4000");
    }

    @Test
    void aRuleIsNeeded() {
        assertThatThrownBy(() -> new Expression().ready(null, Seed.of(1))).hasMessageContaining("needs drop or keep");
    }
}
