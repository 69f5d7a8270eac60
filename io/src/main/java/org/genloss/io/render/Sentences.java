package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.Arm;
import org.genloss.lab.probe.Phases;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Verdict;

/** What a run says in words: its verdicts, and nothing that they leave undecided. */
final class Sentences {
    private static final List<Level> GRAVEST =
            List.of(Level.LATE_COLLAPSE, Level.EARLY_COLLAPSE, Level.SHIFTED, Level.UNDECIDED, Level.HEALTHY);

    /** "Variance: 92 % of what real data alone keeps". */
    /** First words that are names, and stay as they are within a sentence. */
    private static final Set<String> NAMES =
            Set.of("Fr\u00e9chet", "Gaussian", "Hellinger", "Jensen-Shannon", "MAUVE", "Simpson's", "Yule's");

    private static final Pattern SHARE = Pattern.compile("^([^:]+): (.*?) of what real data alone keeps");

    private final SimulateResult.Cell cell;
    private final Curves curves;

    Sentences(SimulateResult.Cell cell, Curves curves) {
        this.cell = cell;
        this.curves = curves;
    }

    /** The regime with the gravest verdict, by the reading that decided it, then the mildest; two short sentences. */
    List<String> two() {
        List<String> order = cell.regimes().stream()
                .filter(r -> verdict(r).isPresent())
                .sorted(Comparator.<String>comparingInt(r -> GRAVEST.indexOf(level(r)))
                        .thenComparingDouble(r -> -moved(r)))
                .toList();
        if (order.isEmpty()) {
            return List.of("No regime was judged.");
        }
        String worst = order.get(0);
        List<String> sentences = new ArrayList<>();
        if (level(worst) == Level.HEALTHY) {
            Optional<String> slight = order.stream().filter(r -> !untouched(r)).findFirst();
            sentences.add(slight.map(r -> "Under " + curves.names().of(r) + ", " + small(said(r)))
                    .orElseGet(() -> "Nothing was lost under " + names(order) + " in " + generations() + "."));
            sentences.add(verdict(worst).orElseThrow().power());
            sentences.addAll(verdict(worst).orElseThrow().warnings());
            return sentences;
        }
        sentences.add(
                level(worst) == Level.UNDECIDED
                        ? undecided(worst)
                        : "Under " + curves.names().of(worst) + ", " + happened(worst) + ".");
        String best = order.get(order.size() - 1);
        boolean alike = level(worst) == Level.UNDECIDED && level(best) == Level.UNDECIDED;
        if (order.size() > 1 && !alike) {
            sentences.add("Under " + curves.names().of(best) + ", " + mildest(worst, best) + ".");
        }
        Stream.of(worst, best)
                .flatMap(regime -> verdict(regime).orElseThrow().warnings().stream())
                .distinct()
                .forEach(sentences::add);
        return sentences;
    }

    private Level level(String regime) {
        return verdict(regime).orElseThrow().level();
    }

    /** How far the reading that decided went, on the log scale; the spread since generation 1 where a phase decided. */
    private double moved(String regime) {
        Optional<Finding> first =
                verdict(regime).orElseThrow().findings().stream().findFirst();
        double size =
                deciding(regime).or(() -> first).map(f -> f.effect().size()).orElseGet(() -> spread(regime));
        double moved = Math.abs(Math.log(size));
        return Double.isFinite(moved) ? moved : 0;
    }

    private double spread(String regime) {
        return curves.all().stream()
                .filter(c -> c.measure().equals("phases") && c.subject().startsWith(Phases.SPREAD))
                .mapToDouble(c -> curves.mean(c, regime, curves.generations()) / curves.mean(c, regime, 1))
                .findFirst()
                .orElse(1);
    }

    /** The finding whose sentence the verdict bears; empty where a phase decided, or nothing. */
    private Optional<Finding> deciding(String regime) {
        Verdict verdict = verdict(regime).orElseThrow();
        return verdict.findings().stream()
                .filter(f -> verdict.sentence().startsWith(f.sentence().replaceFirst("\\.$", "")))
                .findFirst();
    }

    /** Whether nothing at all is said to be lost of a healthy regime. */
    private boolean untouched(String regime) {
        return verdict(regime).orElseThrow().sentence().startsWith("Nothing was lost");
    }

    /** The sentence of a healthy regime without its power. */
    private String said(String regime) {
        Verdict verdict = verdict(regime).orElseThrow();
        return verdict.sentence().replace(" " + verdict.power(), "");
    }

    /** Whether the decision is a share kept of all the runs, for which there are plain words. */
    private boolean share(String regime) {
        return deciding(regime)
                .map(Finding::sentence)
                .filter(s -> s.contains(" of what real data alone keeps") && !s.contains("(mean of "))
                .isPresent();
    }

    private Optional<Curves.Curve> curve(String regime) {
        return deciding(regime)
                .flatMap(f -> curves.all().stream()
                        .filter(c ->
                                c.measure().equals(f.metric()) && c.subject().equals(f.subject()))
                        .findFirst());
    }

    private String happened(String regime) {
        String sentence = verdict(regime).orElseThrow().sentence().replaceFirst("\\.$", "");
        if (!share(regime)) {
            return (sentence.startsWith("Ends in ") ? "the loop " : "") + small(sentence);
        }
        String name = name(regime);
        double kept = deciding(regime).orElseThrow().effect().size();
        return small(name) + (name.contains(", ") ? ", " : " ") + way(kept) + " of what real data alone keeps in "
                + generations()
                + curve(regime).map(curve -> theory(curve, regime)).orElse("");
    }

    /** What the verdict is about: "Directions of variation". */
    private String name(String regime) {
        return verdict(regime).orElseThrow().sentence().split(": ", 2)[0];
    }

    /** "fell to 52 %", "grew to 240 %". */
    private static String way(double kept) {
        return (kept < 1 ? "fell to " : "grew to ") + percent(kept);
    }

    /** Of the mildest regime, by the reading that was told of the gravest where that has a share kept. */
    private String mildest(String worst, String best) {
        if (level(best) == Level.UNDECIDED) {
            return "it is undecided with " + replicates();
        }
        if (level(best) == Level.HEALTHY) {
            Optional<Double> kept = share(worst) && untouched(best)
                    ? curve(worst).flatMap(c -> curves.kept(c, best))
                    : Optional.empty();
            return small(stayed(best, share(worst) && name(best).equals(name(worst))))
                            .replaceFirst("\\.$", "")
                    + kept.map(k -> ": it stayed at " + percent(k)).orElse("");
        }
        boolean same = share(worst) && share(best) && name(best).equals(name(worst));
        return same ? "it " + way(deciding(best).orElseThrow().effect().size()) : happened(best);
    }

    /** "Variance stayed at 92 % (89 % to 95 %): a loss, but ..". @param told whether the sentence before was about the same reading */
    private String stayed(String regime, boolean told) {
        return SHARE.matcher(said(regime)).replaceFirst((told ? "it" : "$1") + " stayed at $2");
    }

    private String undecided(String regime) {
        String why = verdict(regime)
                .orElseThrow()
                .sentence()
                .replaceFirst("^Undecided: ", "")
                .replaceFirst("\\.$", "");
        String whose = cell.regimes().size() > 1 ? "under " + curves.names().of(regime) + ", " : "";
        return "Undecided after " + generations() + " with " + replicates() + ": " + whose + small(why) + ".";
    }

    /** What the closed form of the regime is of that of real data alone: theory against theory, since a measured control has its own noise. */
    private String theory(Curves.Curve curve, String regime) {
        return share(
                        curves.theory(curve, regime)[curves.generations() - 1],
                        curves.theory(curve, Arm.REAL_ONLY.label())[curves.generations() - 1])
                .stream()
                .mapToObj(share -> "; theory says "
                        + (curves.approximation(curve, regime).isPresent() ? "about " : "") + percent(share))
                .collect(Collectors.joining());
    }

    private static OptionalDouble share(double regime, double control) {
        return Double.isFinite(regime) && control > 0 ? OptionalDouble.of(regime / control) : OptionalDouble.empty();
    }

    private String generations() {
        return Numbers.count(curves.generations(), "generation");
    }

    private String replicates() {
        return Numbers.count(cell.experiment().replicates(), "replicate");
    }

    private String names(List<String> regimes) {
        List<String> names = regimes.stream().map(curves.names()::of).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** Within a sentence; words that begin with a name, as Jensen-Shannon, stay. */
    private static String small(String words) {
        boolean name = NAMES.contains(words.split(" ", 2)[0]);
        return name ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    static String percent(double share) {
        return share < 0.095 ? Numbers.plain(Math.round(share * 1000) / 10.0) + " %" : Math.round(share * 100) + " %";
    }

    Optional<Verdict> verdict(String regime) {
        return Optional.ofNullable(cell.verdicts().get(regime));
    }
}
