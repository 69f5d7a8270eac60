package org.genloss.curate.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTest {
    private static Decision decide(Unicode step, String text) {
        return step.ready(null, Seed.of(1)).judge(Item.of("1", new Payload.Text(text)));
    }

    private static String mended(String text) {
        return decide(new Unicode(), text).outcome() instanceof Decision.Edit edit
                ? edit.payload().toString()
                : text;
    }

    /** The damage is made here, by the two wrong readings that the web is full of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ein schöner Tag für Überraschungen",
                "l’été à Paris, où l’on mange “bien”…",
                "naïve café — 5 € “quoted”",
                "Привет, как дела?",
                "Καλημέρα κόσμε",
                "你好，世界",
                "emoji 🙂 and 𝔘nicode",
                "Dvořák žije v Brně",
            })
    void whatWasReadWronglyIsReadAgain(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(mended(new String(bytes, StandardCharsets.ISO_8859_1))).isEqualTo(text);
        String windows = new String(bytes, Charset.forName("windows-1252"));
        if (!windows.contains("\ufffd")) {
            assertThat(mended(windows)).isEqualTo(text);
            byte[] twice = windows.getBytes(StandardCharsets.UTF_8);
            assertThat(mended(new String(twice, StandardCharsets.ISO_8859_1))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«Il est passé…» dit-elle à « Paris »",
                "à\u00a0»",
                "AMANHÃ… é outro dia",
                "CAFÉ… VOILÀ»",
                "Straße, Ärger, Öl: ganz normal",
                "ação, são, pão",
                "नमस्ते \u200d ક\u200c",
                "👩\u200d👩\u200d👧 family, heart ❤\ufe0f",
                "tab\tand\nline",
                "Übergröße ‚so‘ „und so“",
            })
    void whatPeopleWriteStays(String text) {
        assertThat(decide(new Unicode(), text)).isEqualTo(Decision.keep());
    }

    @Test
    void invisibleCharactersGo() {
        assertThat(decide(new Unicode(), "a\u0000b\u200bc\ufeffd\u2060e\u00adf\r\ng\u0085h\ue000\ud800 e\u0301"))
                .isEqualTo(new Decision.Edit(
                        new Payload.Text("abcdef\ng\nh\ufffd\ufffd é"),
                        "mended: control characters, normal form, private use, zero-width characters"));
    }

    /** Each repair can be left out. */
    @Test
    void settingsAreHeeded() {
        Unicode none =
                new Unicode(false, Unicode.Form.NONE, false, false, false, Unicode.Manifests.KEEP, Action.LABEL, 1);
        assertThat(decide(none, "Ã©\u0000\u200b\ue000e\u0301")).isEqualTo(Decision.keep());
        Unicode compatible =
                new Unicode(false, Unicode.Form.NFKC, false, false, false, Unicode.Manifests.KEEP, Action.LABEL, 1);
        assertThat(decide(compatible, "ﬁne ２"))
                .isEqualTo(new Decision.Edit(new Payload.Text("fine 2"), "mended: normal form"));
    }

    @Test
    void againChangesNothing() {
        String once = mended("Ã©\u200b\u00adÃ\u200b© cafe\u0301 â€\u200b™ \u0000");
        assertThat(mended(once)).isEqualTo(once);
    }

    /** The layout of C2PA 2.3, A.7: U+FEFF, then magic, version and length as variation selectors. */
    private static String manifest(int bytes) {
        StringBuilder text = new StringBuilder("\ufeff");
        byte[] head = {'C', '2', 'P', 'A', 'T', 'X', 'T', 0, 1, 0, 0, (byte) (bytes >> 8), (byte) bytes};
        for (int i = 0; i < head.length + bytes; i++) {
            int value = (i < head.length ? head[i] : i * 37) & 0xff;
            text.appendCodePoint(value < 16 ? 0xfe00 + value : 0xe0100 + value - 16);
        }
        return text.toString();
    }

    /** A rate of 0 would be one that was measured. */
    private static final Label FOUND = new Label(
            "c2pa",
            300,
            OptionalDouble.empty(),
            true,
            "told by its form, and nobody measured how often texts without one have it");

    @Test
    void manifestsAreLabelledAndStay() {
        String manifest = manifest(300);
        Decision clean = decide(new Unicode(), "Plain text." + manifest);
        assertThat(clean).isEqualTo(new Decision.Labelled(FOUND, Decision.keep()));
        Decision dirty = decide(new Unicode(), "Plain\u200b text." + manifest + " caf\u00c3\u00a9");
        assertThat(dirty.labels()).containsExactly(FOUND);
        assertThat(dirty.outcome())
                .isEqualTo(new Decision.Edit(
                        new Payload.Text("Plain text." + manifest + " café"),
                        "mended: mojibake, zero-width characters"));
    }

    @Test
    void manifestsGoOnlyWithALabel() {
        Unicode remove =
                new Unicode(true, Unicode.Form.NFC, true, true, true, Unicode.Manifests.REMOVE, Action.LABEL, 1);
        Decision decision = decide(remove, "Plain text." + manifest(300));
        assertThat(decision.labels()).containsExactly(FOUND);
        assertThat(decision.outcome())
                .isEqualTo(new Decision.Edit(new Payload.Text("Plain text."), "mended: C2PA manifest"));
        Unicode exclude =
                new Unicode(true, Unicode.Form.NFC, true, true, true, Unicode.Manifests.KEEP, Action.EXCLUDE, 1);
        assertThat(decide(exclude, "Plain text." + manifest(300)).outcome())
                .isEqualTo(
                        Decision.drop(
                                "c2pa: score 300.0, false-positive rate not known (told by its form, and nobody measured how often texts without one have it)"));
    }

    @Test
    void otherSelectorsAreNoManifest() {
        String cut = manifest(300).substring(0, 9);
        assertThat(Manifest.in("❤\ufe0f \ufeff\ufe00\ufe01 " + cut)).isEmpty();
        assertThat(Manifest.in("a" + manifest(2) + "b" + manifest(700)))
                .extracting(Manifest::bytes, Manifest::version, Manifest::whole)
                .isEqualTo(List.of(
                        org.assertj.core.groups.Tuple.tuple(2L, 1, true),
                        org.assertj.core.groups.Tuple.tuple(700L, 1, true)));
    }
}
