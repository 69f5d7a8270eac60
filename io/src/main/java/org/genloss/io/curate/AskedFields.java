package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.io.UserError;

/**
 * The fields that a recipe names. One that no record has is a name that is wrong, and is refused before anything else is read: at once where files begin with the names of their fields, and
 * where each record has fields of its own once none of them shows it. A field that some records have, in some files, is a field; those of text, name and group every file has to have.
 */
final class AskedFields {
    /** Files whose fields a message lists. */
    private static final int LISTED = 100;

    private final List<Part> parts;
    private final List<String> wrong = new ArrayList<>();

    private AskedFields(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws UserError where no record has a field that the recipe says it has, with all such fields */
    static void require(Recipe recipe, List<Part> parts) {
        AskedFields asked = new AskedFields(parts);
        recipe.sources().forEach(asked::source);
        asked.steps(recipe);
        asked.protectedFields(recipe);
        asked.dates(recipe);
        if (!asked.wrong.isEmpty()) {
            throw new UserError(String.join("\n  ", asked.wrong));
        }
        recipe.sources().stream()
                .filter(source -> !every(source.fields()).isEmpty())
                .flatMap(source -> asked.own(source).limit(1))
                .forEach(part -> part.documents().requireText(part.index()));
    }

    private Stream<Part> own(Source source) {
        return parts.stream().filter(part -> part.of().equals(source));
    }

    private void source(Source source) {
        List<Part> own = own(source).toList();
        int before = wrong.size();
        some(source.fields()).forEach((key, field) -> {
            if (nobodyHas(own, field)) {
                wrong.add("sources." + source.id() + "." + key + " names " + field + ", and no record of " + source.id()
                        + " has that field.");
            }
        });
        every(source.fields())
                .forEach((key, field) -> own.stream()
                        .limit(1) // the others are asked when it is their turn
                        .filter(part -> nobodyHas(List.of(part), field))
                        .forEach(part -> wrong.add("sources." + source.id() + "." + key + " names " + field
                                + ", and no record of " + part.names().get(0) + " has that field.")));
        say(before, source.id(), own);
    }

    private void steps(Recipe recipe) {
        if (recipe.sources().stream().anyMatch(LabRecipe::own)) {
            return; // draws have no fields
        }
        int before = wrong.size();
        for (Steps.Asked asked : Steps.asked(recipe)) {
            if (nobodyHas(parts, asked.field())) {
                wrong.add(asked.where() + " " + asked.says()
                        + ", and no record of any source has that field, so that nothing would be checked.");
            }
        }
        for (String field : recipe.watch().by()) {
            if (nobodyHas(parts, field)) {
                wrong.add("report.by names " + field + ", and no record of any source has that field.");
            }
        }
        say(before, "the sources", parts);
    }

    private void protectedFields(Recipe recipe) {
        if (recipe.protect().isEmpty() || recipe.mix().onShortfall() == Mixing.OnShortfall.WARN) {
            return;
        }
        List<String> fields = ProtectFile.of(recipe.protect()).fields();
        if (!fields.isEmpty() && fields.stream().allMatch(field -> nobodyHas(parts, field))) {
            wrong.add(unprotected(fields, parts).getMessage());
        }
    }

    /** A share of recent human text needs human text with dates. */
    private void dates(Recipe recipe) {
        boolean asks = recipe.mix().fresh().filter(fresh -> fresh.share() > 0).isPresent();
        boolean some = parts.stream().anyMatch(Part::earlier)
                || recipe.sources().stream().anyMatch(AskedFields::dated);
        if (asks && !some && recipe.mix().onShortfall() != Mixing.OnShortfall.WARN) {
            wrong.add(Mixing.FRESH + " asks for human text since "
                    + recipe.mix().fresh().get().since() + ". " + undated(recipe));
        }
    }

    /** Whether human records of it may have dates. */
    private static boolean dated(Source source) {
        Source.Fields fields = source.fields();
        boolean each = fields.origin().isPresent()
                || fields.generation().isPresent()
                || fields.generator().isPresent();
        boolean human = each || source.declared().kind() == Declared.Kind.HUMAN;
        return human && (fields.date().isPresent() || source.facts().date().isPresent());
    }

    /** That no human record has a date, where it was looked for, and how to say it. */
    static String undated(Recipe recipe) {
        return "No human record has a date ("
                + recipe.sources().stream()
                        .map(source -> source.id() + ": "
                                + source.fields()
                                        .date()
                                        .map(field -> "date-field " + field)
                                        .orElse("no date-field"))
                        .collect(Collectors.joining(", "))
                + "). A source says it of its records by date-field: FIELD, or of all by date: DAY.";
    }

    /** Fields of which some records have to have each, by their keys. */
    private static Map<String, String> some(Source.Fields fields) {
        Map<String, Optional<String>> all = new LinkedHashMap<>();
        all.put("origin-field", fields.origin());
        all.put("generation-field", fields.generation());
        all.put("generator-field", fields.generator());
        all.put("date-field", fields.date());
        return given(all);
    }

    /** Fields that say what of a record is read: each file has to have them. */
    private static Map<String, String> every(Source.Fields fields) {
        Map<String, Optional<String>> all = new LinkedHashMap<>();
        all.put("text-field", fields.text());
        all.put("id-field", fields.id());
        all.put("group-field", fields.group());
        return given(all);
    }

    private static Map<String, String> given(Map<String, Optional<String>> all) {
        Map<String, String> given = new LinkedHashMap<>();
        all.forEach((key, field) -> field.ifPresent(name -> given.put(key, name)));
        return given;
    }

    private static boolean nobodyHas(List<Part> parts, String field) {
        return Stream.of(false, true)
                .noneMatch(all ->
                        parts.stream().anyMatch(part -> part.documents().has(part.index(), field, all)));
    }

    /** That no record has any of the fields that are to be protected. */
    static UserError unprotected(List<String> fields, List<Part> parts) {
        return new UserError("protect.field names " + String.join(" and ", fields)
                + ", and no record of any source has it. " + known("the sources", parts));
    }

    /** What there is, behind the last of what was found since. */
    private void say(int before, String whose, List<Part> of) {
        int last = wrong.size() - 1;
        if (last >= before) {
            wrong.set(last, wrong.get(last) + " " + known(whose, of));
        }
    }

    private static String known(String whose, List<Part> parts) {
        List<String> known = parts.stream()
                .limit(LISTED)
                .flatMap(part -> part.documents().fields(part.index()).stream())
                .distinct()
                .sorted()
                .toList();
        return known.isEmpty()
                ? "The records of " + whose + " have no fields beside their text."
                : "Fields of " + whose + " are " + String.join(", ", known) + ".";
    }
}
