package org.genloss.curate.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockListTest {
    private static final Judge JUDGE = new BlockList(
                    "url", List.of("# adult", "Spam.example", "http://news.example/ads/", ""))
            .ready(null, Seed.of(1));

    private static Decision decide(Map<String, String> notes) {
        return JUDGE.judge(new Item("1", "1", new Payload.Text("x"), Origin.unknown(), true, notes));
    }

    @ParameterizedTest
    @CsvSource({
        "https://spam.example/, spam.example",
        "http://WWW.Spam.example:8080/a?b=c#d, spam.example",
        "https://user:pw@a.b.spam.example, spam.example",
        "news.example/ads, news.example/ads",
        "https://www.news.example/ads/2024/1.html?x=/, news.example/ads",
    })
    void blocks(String address, String entry) {
        assertThat(decide(Map.of("url", address))).isEqualTo(Decision.drop("blocked address " + entry));
    }

    @ParameterizedTest
    @CsvSource({
        "https://notspam.example/",
        "https://news.example/adsense",
        "https://news.example/",
        "https://good.example/?u=spam.example",
        "https://example/",
        "' '",
    })
    void leaves(String address) {
        assertThat(decide(Map.of("url", address))).isEqualTo(Decision.keep());
    }

    @Test
    void recordsWithoutAnAddressStay() {
        assertThat(decide(Map.of())).isEqualTo(Decision.keep());
        assertThatThrownBy(() -> new BlockList().ready(null, Seed.of(1))).hasMessageContaining("needs blocked");
    }
}
