package org.genloss.curate.clean;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.catalog.UnknownName;
import org.genloss.curate.rules.Rule;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * Personal data that has a form: addresses, numbers and keys. Each is replaced by its kind in brackets, {@code [EMAIL]}, so that a text says what was
 * there; a second run finds nothing more. Names and addresses of people have no form and are not found.
 *
 * @param kinds what is looked for, of email, phone, ip, card, iban, ssn and secret
 * @param handling what becomes of a document with personal data
 * @param most documents with more of it go, whatever the handling (Dolma: 5); 0 for no such limit
 */
@Shelf(Selector.class)
public record Pii(List<?> kinds, Handling handling, int most) implements Selector, Serializable {
    private static final long serialVersionUID = 1;

    /** What becomes of a document with personal data. */
    public enum Handling {
        /** What was found is replaced by its kind. */
        MASK,
        /** The document goes. */
        DROP
    }

    /** All kinds, masked. */
    public Pii() {
        this(Arrays.stream(PersonalData.values()).map(PersonalData::word).toList(), Handling.MASK, 0);
    }

    /** @throws IllegalArgumentException for a kind that there is not, none at all, or a limit below 0 */
    public Pii {
        kinds = kinds.stream().map(String::valueOf).toList();
        List<String> known =
                Arrays.stream(PersonalData.values()).map(PersonalData::word).toList();
        for (Object kind : kinds) {
            if (!known.contains(kind)) {
                throw new UnknownName("kind of personal data", String.valueOf(kind), known, "genloss explain pii");
            }
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("pii.kinds is empty; there is " + String.join(", ", known));
        }
        if (most < 0) {
            throw new IllegalArgumentException("pii.most is 0 or more, got " + most);
        }
    }

    @Override
    public Card card() {
        return Card.of("pii", "Personal data")
                .says(
                        "Masks e-mail addresses, telephone, card, account and social security numbers, network addresses and keys, or drops such documents, of which protect gives none back.")
                .formula(
                        "email: FineWeb's pattern; phone: Dolma's pattern and + with 8 to 15 digits; ip: FineWeb's, public networks only; card: 13 to 19 digits within the ranges that issuers "
                                + "publish, and Luhn check; iban: as its country writes it, in capitals or not, and remainder 1 by 97; ssn: ranges given out; secret: prefixes of issuers")
                .source(
                        "DataTrove PIIFormatter (FineWeb, arXiv:2406.17557); Dolma taggers (arXiv:2402.00159); ISO 13616 and SWIFT's register, by Apache Commons Validator; gitleaks rules");
    }

    @Override
    public boolean mends() {
        return handling == Handling.MASK;
    }

    /** What a document says of people is there however rare the rest of it is. */
    @Override
    public boolean binding() {
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
        Map<String, Integer> found = new LinkedHashMap<>();
        for (PersonalData kind : PersonalData.values()) {
            if (kinds.contains(kind.word())) {
                PersonalData.Masked masked = kind.mask(text);
                text = masked.text();
                if (masked.found() > 0) {
                    found.put(kind.word(), masked.found());
                }
            }
        }
        if (found.isEmpty()) {
            return Decision.keep();
        }
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        if (most > 0 && all > most) {
            return Decision.drop("more than " + most + " pieces of personal data");
        }
        return handling == Handling.DROP
                ? Decision.drop("personal data: " + String.join(", ", found.keySet()))
                : new Decision.Edit(new Payload.Text(text), "masked: " + counts(found));
    }

    private static String counts(Map<String, Integer> found) {
        List<String> counts = new ArrayList<>();
        found.forEach((kind, count) -> counts.add(kind + " " + count));
        return counts.stream().collect(Collectors.joining(", "));
    }
}
