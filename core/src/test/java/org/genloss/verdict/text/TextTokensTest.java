package org.genloss.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.text.Tokens;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.junit.jupiter.api.Test;

class TextTokensTest {
    @Test
    void wordsAreLetterRunsAndSingleMarks() {
        assertThat(words("Don't STOP, 42%!")).containsExactly("don", "'", "t", "stop", ",", "4", "2", "%", "!");
        assertThat(words("Stra\u00dfe \u0395\u03bb\u03bb\u03ac\u03b4\u03b1\u03a3 e\u0301t\u00e9"))
                .containsExactly("stra\u00dfe", "\u03b5\u03bb\u03bb\u03ac\u03b4\u03b1\u03c3", "e\u0301t\u00e9");
        assertThat(words("\u6771\u4eac\u306f is \u4eca\u3002"))
                .containsExactly("\u6771\u4eac", "\u4eac\u306f", "is", "\u4eca", "\u3002");
        assertThat(words("a\ud83d\ude00b \u0645\u0631\u062d\u0628\u0627"))
                .containsExactly("a", "\ud83d\ude00", "b", "\u0645\u0631\u062d\u0628\u0627");
        assertThat(words("\u0e2a\u0e27\u0e31\u0e2a")).containsExactly("\u0e2a\u0e27", "\u0e27\u0e31", "\u0e31\u0e2a");
        assertThat(words(" \u00a0\t\u200b\n")).isEmpty();
    }

    private static List<String> words(String text) {
        Item item = new Item("1", "1", new Payload.Text(text), Origin.unknown());
        Pool pool = new Pool(Schema.text(), List.of(new Draw.Group("1", 1, List.of(item))), List.of());
        Tokens.Coded coded = pool.get(new TextTokens(100)).tokens();
        return Arrays.stream(coded.word()).mapToObj(w -> coded.names().get(w)).toList();
    }
}
