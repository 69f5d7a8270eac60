package org.genloss.io.render;

import java.util.List;
import java.util.Locale;
import org.genloss.lab.Arm;

/** How regimes are called and coloured; a regime keeps its colour in every chart. */
final class Regimes {
    private static final List<String> COLOURS =
            List.of("var(--replace)", "var(--accumulate)", "var(--fresh)", "var(--other1)", "var(--other2)");

    private Regimes() {}

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
