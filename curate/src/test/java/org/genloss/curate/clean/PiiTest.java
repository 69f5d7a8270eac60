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
                "jcb 3530 1113 3330 0000 or 3566002020360505 | jcb [CARD] or [CARD]",
                "diners 30569309025904, 36227206271667, 3056930009020004 | diners [CARD], [CARD], [CARD]",
                "discover 6011 0009 9013 9424 | discover [CARD]",
                "unionpay 6200000000000005, 6205500000000000004, 8171999927660000 | unionpay [CARD], [CARD], [CARD]",
                "mastercard 2223003122003222 | mastercard [CARD]",
                "maestro 6759 6498 2643 8453 | maestro [CARD]",
                "mir 2201382000000013 | mir [CARD]",
                "visa 4111 1111 1111 1111 12/27, code 123 | visa [CARD] 12/27, code 123",
                "order 2345 4111 1111 1111 1111 today | order 2345 [CARD] today",
                "\u00a04111\u00a01111\u00a01111\u00a01111\u00a0now | \u00a0[CARD]\u00a0now",
                "GB29 NWBK 6016 1331 9268 19 is mine | [IBAN] is mine",
                "to DE89370400440532013000, thanks | to [IBAN], thanks",
                "to de89 3704 0044 0532 0130 00 is my account | to [IBAN] is my account",
                "gb29nwbk60161331926819. | [IBAN].",
                "DE89-3704-0044-0532-0130-00 BIC COBADEFF | [IBAN] BIC COBADEFF",
                "NO93 8601 1117 947 and mt84malt011000012345mtlcast001s | [IBAN] and [IBAN]",
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
                "gb29nwbk60161331926818 too",
                "3100000000000003 and 1000000000000008 hold, but nobody issues them",
                "goods 5012345678900 at 1700000000000 ms",
                "in20 pages of at12 we wrote on de34 other things",
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

    /** Every prefix by itself: none is lost to what is looked at before the pattern. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASIAIOSFODNN7EXAMPLE",
                "gho_abcdefghijklmnopqrstuvwxyz0123456789",
                "ghu_abcdefghijklmnopqrstuvwxyz0123456789",
                "ghs_abcdefghijklmnopqrstuvwxyz0123456789",
                "ghr_abcdefghijklmnopqrstuvwxyz0123456789",
                "github_pat_abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghij",
                "glpat-abcdefghijklmnopqrst",
                "xoxb-1234567890ab",
                "AIzaabcdefghijklmnopqrstuvwxyz012345678",
                "sk-abcdefghijklmnopqrst",
                "sk-proj-abcdefghijklmnopqrst",
                "sk_live_abcdefghijklmnopqrstuvwx",
                "hf_abcdefghijklmnopqrstuvwxyzabcdefgh",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeK",
            })
    void keysOfEveryIssuerAreMasked(String key) {
        assertThat(masked("key " + key + " here")).isEqualTo("key [SECRET] here");
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
                "de89 3704 0044 0532 0130 01 ".repeat(15_000),
                "4 ".repeat(200_000),
                "41".repeat(200_000),
                "x".repeat(400_000) + "@" + "a.".repeat(100_000),
                "-----BEGIN PRIVATE KEY-----".repeat(2_000),
                "eyJ" + "a".repeat(400_000),
                "a:".repeat(200_000));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> hostile.forEach(PiiTest::masked));
    }
}
