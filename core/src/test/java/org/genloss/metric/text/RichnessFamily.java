package org.genloss.metric.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Ratios of types to tokens that are corrected for length, of all words of a case as one text. */
final class RichnessFamily implements OracleFamily {
    private static final Pattern SET = Pattern.compile("(mtld|hdd|mattr)_(\\d+(?:\\.\\d+)?)");

    @Override
    public Set<String> names() {
        return Set.of("length_corrected_ttr");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        List<String> one = List.of(String.join(" ", asked.documents(0)));
        Frequencies words = Frequencies.of(Spectrum.of(one, 1));
        Matcher set = SET.matcher(key);
        if (set.matches()) {
            return Optional.of(withSetting(Tokens.of(one), set.group(1), set.group(2)));
        }
        double n = words.tokens();
        double v = words.types();
        return Optional.of(
                switch (key) {
                    case "tokens" -> n;
                    case "types" -> v;
                    case "ttr" -> DistinctNgrams.of(one, 1);
                    case "rttr" -> DistinctNgrams.of(one, 1) * Math.sqrt(n);
                    case "cttr" -> DistinctNgrams.of(one, 1) * Math.sqrt(n / 2);
                    case "Herdan" -> 1 - Maas.of(words) * Math.log(n);
                    case "Maas" -> Maas.of(words);
                    case "yulek" -> YulesK.of(words);
                    case "simpsond" -> SimpsonsD.of(words);
                    case "mtld" ->
                        withSetting(Tokens.of(one), "mtld", String.valueOf(asked.parameter("mtld_threshold", 0.72)));
                    case "hdd" ->
                        withSetting(Tokens.of(one), "hdd", String.valueOf((int) asked.parameter("hdd_draws", 42)));
                    default -> throw OracleFamily.unknown(asked, key);
                });
    }

    private static double withSetting(Tokens.Coded text, String name, String setting) {
        PerText.Of of = switch (name) {
            case "mtld" -> new Mtld.Texts(Double.parseDouble(setting), 1);
            case "hdd" -> new HdD.Texts(Integer.parseInt(setting));
            default -> new Mattr.Texts(Integer.parseInt(setting));
        };
        return of.numbers(text)[0];
    }
}
