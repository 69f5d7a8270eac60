package org.genloss.curate.clean;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.curate.rules.Rule;
import org.genloss.data.Item;
import org.genloss.data.Payload;
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
 * Mends the characters of a text. C2PA manifests, which ride in variation selectors, are looked for first: a text with one bears the label {@code c2pa},
 * whose score is the number of bytes of its manifests, and its manifests stay unless they are to be taken out. Running it again changes nothing.
 *
 * @param mojibake whether UTF-8 that was read as Windows-1252 or Latin-1 is read again
 * @param form Unicode's normal form that the text is brought to
 * @param controls whether control characters go, but for tabs and line ends; other line ends become line feeds, halves of surrogate pairs U+FFFD
 * @param zeroWidth whether zero-width spaces, word joiners, soft hyphens and byte order marks go; joiners that scripts and emoji need stay
 * @param privateUse whether characters for private use become U+FFFD
 * @param manifests what becomes of C2PA manifests
 * @param action what is done with a text that has a manifest
 * @param factor weight of such a text under weigh
 */
@Shelf(Selector.class)
public record Unicode(
        boolean mojibake,
        Form form,
        boolean controls,
        boolean zeroWidth,
        boolean privateUse,
        Manifests manifests,
        Action action,
        double factor)
        implements Selector, Serializable {
    private static final long serialVersionUID = 1;
    private static final int ROUNDS = 8;

    /** A normal form of Unicode. */
    public enum Form {
        /** Composed characters; nothing that looks different becomes the same. */
        NFC,
        /** As NFC, and variants become plain: ligatures, full-width letters, raised digits. */
        NFKC,
        /** As it is. */
        NONE
    }

    /** What becomes of C2PA manifests in a text. */
    public enum Manifests {
        /** They stay in the text, untouched. */
        KEEP,
        /** They are taken out, once the label says that they were there. */
        REMOVE
    }

    private static final String UNMEASURED =
            "told by its form, and nobody measured how often texts without one have it";

    /** All repairs, NFC, manifests labelled and kept. */
    public Unicode() {
        this(true, Form.NFC, true, true, true, Manifests.KEEP, Action.LABEL, 0.5);
    }

    public Unicode {
        Action.check("unicode", factor);
    }

    @Override
    public Card card() {
        return Card.of("unicode", "Mend characters")
                .says(
                        "Reads wrongly decoded text again, normalises, and takes out control and zero-width characters; C2PA manifests are labelled first.")
                .formula(
                        "label c2pa: bytes of manifests (U+FEFF, then variation selectors that say C2PATXT); then, until nothing changes: UTF-8 read as "
                                + "Windows-1252 read again, NFC, controls but tab and line feed out, U+200B U+2060 U+00AD U+FEFF out, private use U+FFFD")
                .source("ftfy (Speer 2019); Unicode Standard Annex 15; C2PA 2.3, section A.7");
    }

    @Override
    public boolean weighs() {
        return action == Action.WEIGH;
    }

    @Override
    public boolean mends() {
        return true;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    @Override
    public Judge ready(Profile seen, Seed seed) {
        return this::judge;
    }

    private Decision judge(Item item) {
        String text = Rule.text(item);
        List<Manifest> found = Manifest.in(text);
        Mending mending = new Mending(this);
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (Manifest manifest : found) {
            out.append(mending.mended(text.substring(at, manifest.from())));
            out.append(manifests == Manifests.KEEP ? text.substring(manifest.from(), manifest.to()) : "");
            at = manifest.to();
        }
        out.append(mending.mended(text.substring(at)));
        String mended = out.toString();
        String what = mending.what(found, manifests);
        Decision edit = mended.equals(text) ? Decision.keep() : new Decision.Edit(new Payload.Text(mended), what);
        return found.isEmpty() ? edit : labelled(found, edit);
    }

    /** A text that is kept as it is goes on mended; one that is weighed or left out stays as it came. */
    private Decision labelled(List<Manifest> found, Decision edit) {
        long bytes = found.stream().mapToLong(Manifest::bytes).sum();
        Label label = new Label("c2pa", bytes, OptionalDouble.empty(), true, UNMEASURED);
        Decision chosen = action.on(label, factor);
        return chosen.outcome() instanceof Decision.Keep ? new Decision.Labelled(label, edit) : chosen;
    }

    /** Mends pieces of one text and remembers what it did. */
    private static final class Mending {
        private final Unicode settings;
        private final List<String> done = new ArrayList<>();

        Mending(Unicode settings) {
            this.settings = settings;
        }

        /** Repairs may make others possible: what was read again may not be in normal form. */
        String mended(String text) {
            String before = text;
            for (int round = 0; round < ROUNDS; round++) {
                String after = once(before);
                if (after.equals(before)) {
                    break;
                }
                before = after;
            }
            return before;
        }

        private String once(String text) {
            String out = settings.mojibake ? note("mojibake", text, Mojibake.read(text)) : text;
            if (settings.form != Form.NONE) {
                Normalizer.Form form = Normalizer.Form.valueOf(settings.form.name());
                out = Normalizer.isNormalized(out, form)
                        ? out
                        : note("normal form", out, Normalizer.normalize(out, form));
            }
            out = settings.controls ? note("control characters", out, Cleaning.controls(out)) : out;
            out = settings.zeroWidth ? note("zero-width characters", out, Cleaning.zeroWidth(out)) : out;
            return settings.privateUse ? note("private use", out, Cleaning.privateUse(out)) : out;
        }

        private String note(String what, String before, String after) {
            if (!before.equals(after) && !done.contains(what)) {
                done.add(what);
            }
            return after;
        }

        String what(List<Manifest> found, Manifests manifests) {
            if (!found.isEmpty() && manifests == Manifests.REMOVE) {
                done.add("C2PA manifest");
            }
            return done.stream().sorted().collect(Collectors.joining(", ", "mended: ", ""));
        }
    }
}
