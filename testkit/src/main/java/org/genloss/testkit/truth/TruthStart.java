package org.genloss.testkit.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.lab.Source;
import org.genloss.lab.source.Displaced;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.Populations;

/** Where a row's chains begin, if not with one sample of one law: displaced, or each of several models with a population of its own. */
final class TruthStart {
    private static final Pattern POPULATION = Pattern.compile("real [a-z] ?~ ?n\\((-?[0-9.]+),([0-9.]+)\\)");

    private TruthStart() {}

    static Source of(TruthRow row, Source real) {
        Matcher population = POPULATION.matcher(row.metric());
        List<Source> populations = new ArrayList<>();
        while (population.find()) {
            double sd = Math.sqrt(Double.parseDouble(population.group(2)));
            populations.add(LawSource.gaussian(Double.parseDouble(population.group(1)), sd, real.size()));
        }
        if (populations.size() > 1) {
            return new Populations(populations);
        }
        return row.regime().contains("displaced")
                ? new Displaced(real, LawSource.gaussian(row.needed("mu1", "start"), 1, real.size()))
                : real;
    }
}
