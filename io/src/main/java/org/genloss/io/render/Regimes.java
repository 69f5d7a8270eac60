package org.genloss.io.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;

/**
 * How regimes are called and coloured; a regime keeps its colour in every chart. Beside others of its kind a regime is called by the settings in
 * which it differs from them, alone by those in which it differs from the defaults.
 */
final class Regimes {
    private static final List<String> COLOURS =
            List.of("var(--replace)", "var(--accumulate)", "var(--fresh)", "var(--other1)", "var(--other2)");

    private final Map<String, String> titles = new LinkedHashMap<>();

    Regimes(Experiment experiment) {
        for (Regime regime : experiment.regimes()) {
            List<Regime> alike = experiment.regimes().stream()
                    .filter(r -> id(r).equals(id(regime)))
                    .toList();
            titles.put(Arm.of(regime).label(), title(shortest(regime, alike)));
        }
    }

    /** "replace", "10 % fresh", "cross-feed exchange=swap". */
    String of(String label) {
        return titles.getOrDefault(label, title(label));
    }

    /** The same at the beginning of a line. */
    String first(String label) {
        return of(label).substring(0, 1).toUpperCase(Locale.ROOT) + of(label).substring(1);
    }

    private static String id(Regime regime) {
        return regime.card().id();
    }

    private static String shortest(Regime regime, List<Regime> alike) {
        Map<String, Object> defaults = Catalog.of(Regime.class, "regime").all().stream()
                .filter(r -> id(r).equals(id(regime)))
                .findFirst()
                .map(Settings::of)
                .orElse(Map.of());
        List<String> keys = Settings.of(regime).keySet().stream()
                .filter(key -> alike.size() == 1
                        || alike.stream()
                                        .map(r -> Settings.of(r).get(key))
                                        .distinct()
                                        .count()
                                > 1)
                .toList();
        List<String> own = unusual(regime, keys, defaults);
        if (own.isEmpty() && alike.size() > 1 && !keys.isEmpty()) {
            own = keys.subList(0, 1);
        }
        String words = words(regime, own);
        List<String> shown = own;
        boolean alone =
                alike.stream().filter(r -> words(r, shown).equals(words)).count() == 1;
        return alone ? words : words(regime, keys);
    }

    /** Of these settings those that are not as they are by default, and the share that a title is made of. */
    private static List<String> unusual(Regime regime, List<String> keys, Map<String, Object> defaults) {
        Map<String, Object> settings = Settings.of(regime);
        boolean share = id(regime).equals("fresh-mix");
        return keys.stream()
                .filter(key ->
                        (share && key.equals("synthetic")) || !settings.get(key).equals(defaults.get(key)))
                .toList();
    }

    private static String words(Regime regime, List<String> keys) {
        StringBuilder words = new StringBuilder(id(regime));
        for (String key : keys) {
            Object value = Settings.of(regime).get(key);
            String word = value instanceof Enum<?> e
                    ? e.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    : String.valueOf(value);
            words.append(' ').append(key).append('=').append(word);
        }
        return words.toString();
    }

    /** "replace", "10 % fresh", "real data only". */
    static String title(String label) {
        if (label.startsWith("fresh-mix synthetic=")) {
            String share = label.replaceFirst("fresh-mix synthetic=", "").split(" ")[0];
            String rest = label.replaceFirst("fresh-mix synthetic=\\S+", "");
            return Numbers.plain((1 - Double.parseDouble(share)) * 100).replaceFirst("\\.0+$", "") + " % fresh" + rest;
        }
        return label.replace("fixed-real synthetic=0", "real data kept")
                .replace("fixed-real synthetic=", "real data kept, synthetic ")
                .replace("fixed-real", "real data kept");
    }

    static String capital(String label) {
        String title = title(label);
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    static String colour(List<String> regimes, String label) {
        if (label.equals(Arm.REAL_ONLY.label())) {
            return "var(--control)";
        }
        int fixed = label.startsWith("replace")
                ? 0
                : label.startsWith("accumulate") ? 1 : label.startsWith("fresh-mix") ? 2 : -1;
        int index = fixed >= 0
                        && regimes.stream()
                                        .filter(r -> r.split(" ")[0].equals(label.split(" ")[0]))
                                        .count()
                                == 1
                ? fixed
                : (regimes.indexOf(label) + 3) % COLOURS.size();
        return COLOURS.get(index);
    }

    /** What the regime trains the next model on. */
    static String means(String label) {
        return switch (label.split(" ")[0]) {
            case "replace" -> "each generation learns only from the one before";
            case "accumulate" -> "every generation stays in the training set";
            case "subsample" -> "as many items as one generation, chosen from all so far";
            case "fresh-mix" -> "new real data in every round, the rest drawn by the last model";
            case "fixed-real" -> "the same real data in every round, and what the last model drew";
            default -> "";
        };
    }
}
