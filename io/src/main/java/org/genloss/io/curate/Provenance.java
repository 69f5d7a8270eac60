package org.genloss.io.curate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.duplicate.Copy;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Source;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.io.verify.HumanReview;
import org.genloss.io.verify.ReviewFile;

/**
 * Where one record comes from.
 *
 * @param declared origin, generation and generator
 * @param licence empty where none is known
 * @param date {@code 2021-03-12} or its beginning; empty where not known
 * @param weight that an earlier mix gave it; 1 for a record like any other
 */
record Provenance(Declared declared, String licence, String date, double weight) {
    /** The fields of a record that an earlier run of curate wrote. */
    static final List<String> FIELDS = List.of(
            "origin",
            "generation",
            "generation_at_least",
            "generator",
            "licence",
            "date",
            Stated.WEIGHT,
            EarlierLabels.FIELD);

    /** What steps find in every record beside its own fields, where it is known. */
    static final List<String> ALWAYS = List.of("source", "licence", "date");

    /** Of a record of a source: what its own fields say, otherwise what is declared of the source. */
    static Provenance of(Item item, Source source, boolean earlier) {
        Map<String, String> notes = item.notes();
        String date = source.fields()
                .date()
                .map(notes::get)
                .or(() -> Optional.ofNullable(earlier ? notes.get("date") : null))
                .map(Dates::of)
                .filter(d -> !d.isEmpty())
                .or(() -> source.facts().date())
                .orElse("");
        String licence = Optional.ofNullable(earlier ? notes.get("licence") : null)
                .or(() -> source.facts().licence())
                .orElse("");
        String weight = earlier ? notes.getOrDefault(Stated.WEIGHT, "1") : "1";
        return new Provenance(new Stated(source, earlier).of(notes), licence, date, Double.parseDouble(weight));
    }

    /** The record as steps see it: with its origin, and source, licence and date among what it carries along. @param id by which it goes */
    Item on(Item item, Source source, String id) {
        Map<String, String> notes = new HashMap<>(item.notes());
        notes.put("source", source.id());
        if (item.payload() instanceof Payload.Text text) {
            notes.put(HumanReview.RECORD, ReviewFile.record(text.value()));
        }
        put(notes, "licence", licence);
        put(notes, "date", date);
        String group = item.group().equals(item.id()) ? id : item.group();
        return new Item(id, group, item.payload(), origin(), item.named(), notes);
    }

    private static void put(Map<String, String> notes, String name, String value) {
        if (!value.isEmpty()) {
            notes.put(name, value);
        }
    }

    private Origin origin() {
        return switch (declared.kind()) {
            case HUMAN -> new Origin.Human("");
            case SYNTHETIC -> new Origin.Synthetic(declared.model(), declared.generation(), "");
            case UNKNOWN -> Origin.unknown();
        };
    }

    /** What decides which copy of a text stays. */
    Copy copy() {
        return new Copy(origin(), date, !licence.isEmpty());
    }
}
