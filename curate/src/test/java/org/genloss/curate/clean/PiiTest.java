package org.genloss.curate.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.select.Decision;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiTest {
    private static Decision decide(Pii step, String text) {
        return step.ready(null, Seed.of(1)).judge(Item.of("1", new Payload.Text(text)));
    }

    private static String masked(String text) {
        return decide(new Pii(), text) instanceof Decision.Edit edit
                ? edit.payload().toString()
                : text;
    }

    /** Card numbers are those that the issuers publish for tests; IBANs the examples of SWIFT's register. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to jane.doe+x@mail.example.co.uk, please | write to [EMAIL], please",
                "(bob_1@example.com) | ([EMAIL])",
                "pay 4111 1111 1111 1111 now | pay [CARD] now",
                "pay 5555-5555-5555-4444. | pay [CARD].",
                "amex 378282246310005 | amex [CARD]",
                "GB29 NWBK 6016 1331 9268 19 is mine | [IBAN] is mine",
                "to DE89370400440532013000, thanks | to [IBAN], thanks",
                "ssn 219-09-9999 | ssn [SSN]",
                "from 8.8.8.8 and 2001:4860:4860::8888 today | from [IP] and [IP] today",
                "call (415) 555-2671 or 415-555-2671 | call [PHONE] or [PHONE]",
                "call +49 30 901820 or +1 415 555 2671! | call [PHONE] or [PHONE]!",
                "key AKIAIOSFODNN7EXAMPLE here | key [SECRET] here",
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789 | [SECRET]",
            })
    void masks(String text, String expected) {
        assertThat(masked(text)).isEqualTo(expected);
        assertThat(masked(expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112 fails the Luhn check",
                "GB29 NWBK 6016 1331 9268 18 fails its check digits",
                "000-12-3456 and 666-12-3456 and 123-00-4567 were never given out",
                "10.0.0.1, 192.168.1.1 and 127.0.0.1 are everyone's",
                "at 12:30:45 in std::vector, a::b",
                "version 300.1.2.3 and section 1.2.3",
                "in 1998-2004 we sold 1,234,567 of 20200101",
                "me @ home, @handle",
                "ISBN 978-3-16-148410-0",
            })
    void leaves(String text) {
        assertThat(decide(new Pii(), text)).isEqualTo(Decision.keep());
    }

    @Test
    void keysSpanLines() {
        assertThat(masked("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\nb"))
                .isEqualTo("a\n[SECRET]\nb");
    }

    @Test
    void theReasonCountsWhatWasFound() {
        assertThat(decide(new Pii(), "a@b.co c@d.co +49 30 901820"))
                .isEqualTo(new Decision.Edit(new Payload.Text("[EMAIL] [EMAIL] [PHONE]"), "masked: email 2, phone 1"));
    }

    @Test
    void settingsAreHeeded() {
        Pii mail = new Pii(List.of("email"), Pii.Handling.DROP, 0);
        assertThat(decide(mail, "+49 30 901820")).isEqualTo(Decision.keep());
        assertThat(decide(mail, "a@b.co +49 30 901820")).isEqualTo(Decision.drop("personal data: email"));
        Pii few = new Pii(List.of("email"), Pii.Handling.MASK, 1);
        assertThat(decide(few, "a@b.co c@d.co")).isEqualTo(Decision.drop("more than 1 pieces of personal data"));
        assertThatThrownBy(() -> new Pii(List.of("mail"), Pii.Handling.MASK, 0)).hasMessageContaining("email");
    }

    /** Inputs on which patterns of this kind take quadratic or exponential time. */
    @Test
    void timeIsLinear() {
        List<String> hostile = List.of(
                "a.".repeat(200_000) + "@",
                "1-".repeat(200_000),
                "DE89 ".repeat(80_000),
                "x".repeat(400_000) + "@" + "a.".repeat(100_000),
                "-----BEGIN PRIVATE KEY-----".repeat(2_000),
                "eyJ" + "a".repeat(400_000),
                "a:".repeat(200_000));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> hostile.forEach(PiiTest::masked));
    }
}
