package org.genloss.io.curate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 */
record Provenance(Declared declared, String licence, String date) {
    /** The fields of a record that an earlier run of curate wrote. */
    static final List<String> FIELDS =
            List.of("origin", "generation", "generation_at_least", "generator", "licence", "date");

    /** Words that say of a text that a model made it, and not which. */
    private static final Set<String> NO_NAMES =
            Set.of("synthetic", "machine", "ai", "llm", "model", "generated", "machine-generated", "true");

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
        return new Provenance(declared(item, source, earlier), licence, date);
    }

    private static Declared declared(Item item, Source source, boolean earlier) {
        if (source.fields().origin().isPresent()) {
            return stated(item.origin(), source.declared());
        }
        boolean own = earlier
                && source.declared().kind() == Declared.Kind.UNKNOWN
                && item.notes().containsKey("origin");
        return own ? earlier(item.notes()) : source.declared();
    }

    /** What a field says; where it says nothing, what is declared of the source. */
    private static Declared stated(Origin origin, Declared otherwise) {
        if (origin instanceof Origin.Human) {
            return Declared.human();
        }
        if (origin instanceof Origin.Synthetic synthetic) {
            boolean number = synthetic.model().isEmpty();
            boolean unnamed = number || NO_NAMES.contains(synthetic.model().toLowerCase(Locale.ROOT));
            boolean declared = otherwise.kind() == Declared.Kind.SYNTHETIC;
            String model = !unnamed ? synthetic.model() : declared ? otherwise.model() : "";
            int generation = !number && declared ? otherwise.generation() : synthetic.generation();
            return new Declared(
                    Declared.Kind.SYNTHETIC,
                    model,
                    generation,
                    !number && (!declared || otherwise.atLeast()),
                    List.of());
        }
        return otherwise;
    }

    private static Declared earlier(Map<String, String> notes) {
        Declared.Kind kind = switch (notes.get("origin").toLowerCase(Locale.ROOT)) {
            case "human" -> Declared.Kind.HUMAN;
            case "synthetic" -> Declared.Kind.SYNTHETIC;
            default -> Declared.Kind.UNKNOWN;
        };
        String generation = notes.getOrDefault("generation", "0");
        boolean atLeast = !"false".equals(notes.getOrDefault("generation_at_least", "false"));
        int number = generation.matches("\\d{1,6}") ? Integer.parseInt(generation) : 0;
        return new Declared(kind, notes.getOrDefault("generator", ""), number, atLeast, List.of());
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
