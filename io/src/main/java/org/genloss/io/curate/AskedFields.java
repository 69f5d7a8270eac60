package org.genloss.io.curate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.io.UserError;

/**
 * The fields that a recipe names. One that no record has is a name that is wrong, and is refused before anything else is read: at once where files begin with the names of their fields, and
 * where each record has fields of its own once none of them shows it. A field that some records have, in some files, is a field.
 */
final class AskedFields {
    /** Files whose fields a message lists. */
    private static final int LISTED = 100;

    private AskedFields() {}

    /** @throws UserError where no record has a field that the recipe says it has */
    static void require(Recipe recipe, List<Part> parts) {
        for (int s = 0; s < recipe.sources().size(); s++) {
            int number = s;
            Source source = recipe.sources().get(s);
            List<Part> own =
                    parts.stream().filter(part -> part.source() == number).toList();
            required(source.fields()).forEach((key, field) -> {
                if (nobodyHas(own, field)) {
                    throw new UserError("sources." + source.id() + "." + key + " names " + field + ", and no record of "
                            + source.id() + " has that field. " + known(own));
                }
            });
            boolean strict = source.fields().text().isPresent()
                    || source.fields().id().isPresent()
                    || source.fields().group().isPresent();
            if (strict && !own.isEmpty()) {
                own.get(0).documents().fields(own.get(0).index()); // refuses those that it lacks
            }
        }
        Steps.checked(recipe).forEach((step, field) -> {
            boolean asks = recipe.sources().stream().noneMatch(LabRecipe::own); // draws have no fields
            if (asks && nobodyHas(parts, field)) {
                throw new UserError("steps." + step + ".field names " + field
                        + ", and no record of any source has that field, so that nothing would be checked. "
                        + known(parts));
            }
        });
        if (!recipe.protect().isEmpty() && recipe.mix().onShortfall() != Mixing.OnShortfall.WARN) {
            List<String> fields = ProtectFile.of(recipe.protect()).fields();
            if (!fields.isEmpty() && fields.stream().allMatch(field -> nobodyHas(parts, field))) {
                throw unprotected(fields, parts);
            }
        }
    }

    /** By their keys. Of those that say what of a record is read, every file has to have them. */
    private static Map<String, String> required(Source.Fields fields) {
        Map<String, Optional<String>> all = new LinkedHashMap<>();
        all.put("origin-field", fields.origin());
        all.put("generation-field", fields.generation());
        all.put("generator-field", fields.generator());
        all.put("date-field", fields.date());
        Map<String, String> required = new LinkedHashMap<>();
        all.forEach((key, field) -> field.ifPresent(name -> required.put(key, name)));
        return required;
    }

    private static boolean nobodyHas(List<Part> parts, String field) {
        return parts.stream().noneMatch(part -> part.documents().has(part.index(), field, false))
                && parts.stream().noneMatch(part -> part.documents().has(part.index(), field, true));
    }

    /** That no record has any of the fields that are to be protected. */
    static UserError unprotected(List<String> fields, List<Part> parts) {
        return new UserError("protect.field names " + String.join(" and ", fields)
                + ", and no record of any source has it. " + known(parts));
    }

    private static String known(List<Part> parts) {
        List<String> known = parts.stream()
                .limit(LISTED)
                .flatMap(part -> part.documents().fields(part.index()).stream())
                .distinct()
                .sorted()
                .toList();
        return known.isEmpty()
                ? "The records have no fields beside their text."
                : "Fields beside the text are " + String.join(", ", known) + ".";
    }
}
