package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.genloss.verdict.CheckResult;

/** The warnings of all generations, each sentence once: of those that differ in their figures alone the first is told, and for which others it holds. */
final class Warnings {
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");

    /** Generations that are named before the rest is counted. */
    private static final int NAMED = 3;

    /** A sentence and the generations that it was said of. @param same whether with the same figures in all */
    private record Said(String sentence, List<String> of, boolean same) {}

    private Warnings() {}

    static List<String> of(CheckResult result) {
        Map<String, Said> all = new LinkedHashMap<>();
        for (CheckResult.Generation generation : result.generations()) {
            for (String sentence : generation.verdict().warnings()) {
                List<String> name = List.of(generation.data().name());
                all.merge(
                        FIGURE.matcher(sentence).replaceAll("#"),
                        new Said(sentence, name, true),
                        (before, now) -> both(before, now));
            }
        }
        int generations = result.generations().size();
        return all.values().stream().map(said -> sentence(said, generations)).toList();
    }

    private static Said both(Said before, Said now) {
        List<String> of = new ArrayList<>(before.of);
        of.addAll(now.of);
        return new Said(before.sentence, of, before.same && before.sentence.equals(now.sentence));
    }

    private static String sentence(Said said, int generations) {
        if (said.same && said.of.size() == generations) {
            return said.sentence;
        }
        String first = said.of.get(0) + ": " + said.sentence;
        List<String> others = said.of.subList(1, said.of.size());
        if (others.isEmpty()) {
            return first;
        }
        return first + (said.same ? " The same in " : " The same, in other figures, in ") + names(others) + ".";
    }

    private static String names(List<String> names) {
        if (names.size() <= NAMED) {
            int last = names.size() - 1;
            return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
        }
        return String.join(", ", names.subList(0, NAMED)) + " and " + Numbers.count(names.size() - NAMED) + " more";
    }
}
