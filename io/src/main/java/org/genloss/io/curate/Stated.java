package org.genloss.io.curate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Source;
import org.genloss.data.Origin;
import org.genloss.io.read.Origins;
import org.genloss.io.read.ReadOptions;

/**
 * What the fields of a record say of its origin, its generation and its generator, together with what is declared of its source. A field that is empty, or says unknown,
 * says nothing. Where no origin is known, generation 0 says human, and a generation above 0 or a generator says synthetic. What fields of one record say against each other, or
 * against an origin that is declared of all, is nobody's to settle: such a record is a damaged row. A record of an earlier mix keeps the origin that it had there, whatever is declared.
 *
 * @param earlier whether an earlier run of curate wrote the record
 */
record Stated(Source source, boolean earlier) implements ReadOptions.Check {
    private static final String GENERATION = "generation-field";
    private static final String GENERATOR = "generator-field";
    private static final int MOST = 1_000_000;

    /** Of the records of a mix: how much they count for in training. */
    static final String WEIGHT = "weight";

    /** Of the records of a mix, and of others where it says the same. */
    static final String ORIGIN = "origin";

    /** Words that say of a text that a model made it, and not which. */
    private static final Set<String> NO_NAMES =
            Set.of("synthetic", "machine", "ai", "llm", "model", "generated", "machine-generated", "true");

    @Override
    public List<String> fields() {
        return Stream.of(
                        source.fields().generation(),
                        source.fields().generator(),
                        earlier ? Optional.of(WEIGHT) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<Wrong> wrong(String record, Map<String, String> notes, List<String> lists) {
        Optional<String> generation = said(notes, source.fields().generation());
        Optional<String> generator = said(notes, source.fields().generator());
        return lists.stream()
                .findFirst()
                .map(field -> wrong(field, "is a list or an object, and takes one value"))
                .or(() -> generation.flatMap(value -> generation(notes, value)))
                .or(() -> generator.flatMap(value -> generator(notes, value)))
                .or(() -> earlier ? mixed(notes) : Optional.empty())
                .map(wrong -> new Wrong(wrong.field(), record + " of " + source.id() + ": " + wrong.what()));
    }

    private Wrong wrong(String field, String what) {
        boolean generation = source.fields().generation().equals(Optional.of(field));
        if (field.equals(WEIGHT)) {
            return new Wrong(field, "its weight " + what);
        }
        return new Wrong(field, (generation ? GENERATION : GENERATOR) + " " + field + " " + what);
    }

    /** What of a record an earlier mix would not have written. */
    private Optional<Wrong> mixed(Map<String, String> notes) {
        String weight = notes.getOrDefault(WEIGHT, "1");
        if (!weighs(weight)) {
            return Optional.of(wrong(WEIGHT, "is " + weight + "; a weight is a number above 0, at most 1,000,000"));
        }
        String labels = notes.getOrDefault(EarlierLabels.FIELD, "");
        return EarlierLabels.sound(labels)
                ? Optional.empty()
                : Optional.of(new Wrong(EarlierLabels.FIELD, "its labels are no list of what detectors said"));
    }

    private static boolean weighs(String weight) {
        try {
            double number = Double.parseDouble(weight);
            return number > 0 && number <= MOST;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Optional<Wrong> generation(Map<String, String> notes, String value) {
        int generation = whole(value);
        Declared origin = origin(notes);
        boolean human = origin.kind() == Declared.Kind.HUMAN;
        String but = "";
        if (generation < 0) {
            but = "; a generation is a whole number from 0 to 1,000,000";
        } else if (origin.kind() != Declared.Kind.UNKNOWN && human != (generation == 0)) {
            but = ", but its origin is " + origin.kind().word() + by(notes, false) + "; "
                    + (human ? "human text is of generation 0" : "what a model made is of generation 1 at least");
        } else if (numbered(notes) && origin.generation() != generation) {
            but = ", but its origin is generation " + origin.generation() + by(notes, false);
        }
        return but.isEmpty()
                ? Optional.empty()
                : Optional.of(wrong(source.fields().generation().orElseThrow(), "says " + value + but));
    }

    private Optional<Wrong> generator(Map<String, String> notes, String value) {
        Declared known = generated(notes);
        boolean human = Origins.of(value) instanceof Origin.Human;
        String named = origin(notes).model();
        boolean other = !named.isEmpty() && !named.equals(source.declared().model()) && !named.equals(value);
        String but = "";
        if (known.kind() == (human ? Declared.Kind.SYNTHETIC : Declared.Kind.HUMAN)) {
            but = ", but its origin is " + known.kind().word() + by(notes, true);
        } else if (other && !human && !unnamed(value)) {
            but = ", but its origin is " + named + by(notes, false);
        }
        return but.isEmpty()
                ? Optional.empty()
                : Optional.of(wrong(source.fields().generator().orElseThrow(), "says " + value + but));
    }

    /** Who says what a record is: " (origin-field made_by says person)". */
    private String by(Map<String, String> notes, boolean generation) {
        Optional<String> origin = said(notes, source.fields().origin())
                .map(value -> "origin-field " + source.fields().origin().get() + " says " + value);
        Optional<String> number = said(notes, source.fields().generation())
                .filter(value -> generation && origin(notes).kind() == Declared.Kind.UNKNOWN)
                .map(value -> GENERATION + " " + source.fields().generation().get() + " says " + value);
        String who = number.or(() -> origin).orElse(earlier ? "as it was mixed before" : "as its source declares");
        return " (" + who + ")";
    }

    private static Optional<String> said(Map<String, String> notes, Optional<String> field) {
        return field.map(notes::get)
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase("unknown"));
    }

    /** Of a record that nothing is wrong with. */
    Declared of(Map<String, String> notes) {
        Declared known = generated(notes);
        Optional<String> named = said(notes, source.fields().generator());
        if (named.isEmpty() || known.kind() == Declared.Kind.HUMAN) {
            return known;
        }
        if (Origins.of(named.get()) instanceof Origin.Human) {
            return Declared.human();
        }
        String model = unnamed(named.get()) ? known.model() : named.get();
        boolean synthetic = known.kind() == Declared.Kind.SYNTHETIC;
        return new Declared(
                Declared.Kind.SYNTHETIC,
                model,
                synthetic ? known.generation() : 1,
                !synthetic || known.atLeast(),
                known.from());
    }

    /** By origin and generation, without the generator that the record names. */
    private Declared generated(Map<String, String> notes) {
        Declared origin = origin(notes);
        return said(notes, source.fields().generation())
                .map(Stated::whole)
                .map(generation -> generation == 0
                        ? Declared.human()
                        : new Declared(Declared.Kind.SYNTHETIC, origin.model(), generation, false, List.of()))
                .orElse(origin);
    }

    /** By the origin alone. */
    private Declared origin(Map<String, String> notes) {
        if (source.fields().origin().isPresent()) {
            return stated(Origins.of(notes.getOrDefault(source.fields().origin().get(), "")), source.declared());
        }
        Declared own = own(notes);
        return own.kind() == Declared.Kind.UNKNOWN ? source.declared() : own;
    }

    /** What a record of an earlier mix was there; unknown for any other. */
    private Declared own(Map<String, String> notes) {
        return earlier && notes.containsKey(ORIGIN) ? earlier(notes) : Declared.unknown();
    }

    /** What the field origin of a record says against what its source declares, where no {@code origin-field} is named; empty where it does not. */
    Optional<String> against(Map<String, String> notes) {
        Declared declared = source.declared();
        Declared own = earlier ? own(notes) : plain(notes);
        if (source.fields().origin().isPresent()
                || own.kind() == Declared.Kind.UNKNOWN
                || declared.kind() == Declared.Kind.UNKNOWN) {
            return Optional.empty();
        }
        if (own.kind() != declared.kind()) {
            return Optional.of(own.kind().word());
        }
        boolean other = !own.model().isEmpty()
                && !declared.model().isEmpty()
                && !own.model().equals(declared.model());
        boolean less = own.generation() < declared.generation() && !own.atLeast();
        boolean more = own.generation() > declared.generation() && !declared.atLeast();
        return earlier && (other || less || more) ? Optional.of(own.words()) : Optional.empty();
    }

    /** By a field that nobody named: only where it says in so many words that people or models made the text. */
    private static Declared plain(Map<String, String> notes) {
        String word = notes.getOrDefault(ORIGIN, "").strip();
        if (Origins.of(word) instanceof Origin.Human human && !human.source().isEmpty()) {
            return Declared.human();
        }
        return unnamed(word) ? new Declared(Declared.Kind.SYNTHETIC, "", 1, true, List.of()) : Declared.unknown();
    }

    /** Whether its origin is a number: a generation. */
    private boolean numbered(Map<String, String> notes) {
        return said(notes, source.fields().origin())
                .map(Origins::of)
                .filter(Origin.Synthetic.class::isInstance)
                .map(Origin.Synthetic.class::cast)
                .filter(s -> s.model().isEmpty())
                .isPresent();
    }

    private static boolean unnamed(String model) {
        return NO_NAMES.contains(model.toLowerCase(Locale.ROOT));
    }

    /** A whole number from 0 to the highest generation; -1 for anything else. */
    private static int whole(String value) {
        try {
            int generation = new java.math.BigDecimal(value).intValueExact();
            return generation <= MOST ? generation : -1;
        } catch (ArithmeticException | NumberFormatException e) {
            return -1;
        }
    }

    /** What a field says; where it says nothing, what is declared of the source. */
    private static Declared stated(Origin origin, Declared otherwise) {
        if (origin instanceof Origin.Human) {
            return Declared.human();
        }
        if (origin instanceof Origin.Synthetic synthetic) {
            boolean number = synthetic.model().isEmpty();
            boolean declared = otherwise.kind() == Declared.Kind.SYNTHETIC;
            String model =
                    !number && !unnamed(synthetic.model()) ? synthetic.model() : declared ? otherwise.model() : "";
            int generation = !number && declared ? otherwise.generation() : synthetic.generation();
            return new Declared(
                    Declared.Kind.SYNTHETIC,
                    model,
                    generation,
                    !number && (!declared || otherwise.atLeast()),
                    !number && declared ? otherwise.from() : List.of());
        }
        return otherwise;
    }

    private static Declared earlier(Map<String, String> notes) {
        Declared.Kind kind = switch (notes.get(ORIGIN).toLowerCase(Locale.ROOT)) {
            case "human" -> Declared.Kind.HUMAN;
            case "synthetic" -> Declared.Kind.SYNTHETIC;
            default -> Declared.Kind.UNKNOWN;
        };
        String generation = notes.getOrDefault("generation", "0");
        boolean atLeast = !"false".equals(notes.getOrDefault("generation_at_least", "false"));
        int number = generation.matches("\\d{1,6}") ? Integer.parseInt(generation) : 0;
        return new Declared(kind, notes.getOrDefault("generator", ""), number, atLeast, List.of());
    }
}
