package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.sweep.Factor;
import org.genloss.lab.sweep.Sweep;
import org.genloss.lab.sweep.Threshold;
import org.genloss.metric.Interval;

/** A sweep in words: what its factors, regimes and lines are called, and the thresholds as sentences. */
final class SweepWords {
    private final Sweep sweep;
    private final SweepVerdicts verdicts;

    SweepWords(SimulateResult result) {
        this.sweep = result.sweep().orElseThrow();
        this.verdicts = new SweepVerdicts(result, sweep);
    }

    /** "500 items", or "items varied". @param key the setting's; @param n its size in the first cell */
    static String size(SimulateResult result, String key, long n) {
        boolean varied =
                result.spec().vary().containsKey(key) || result.spec().vary().containsKey("data." + key);
        return varied ? key + " varied" : Numbers.count(n, key.substring(0, key.length() - 1));
    }

    /** The last part of the path, where no other factor ends in it; otherwise the path. */
    String factor(int index) {
        String path = sweep.factors().get(index).path();
        String last = path.substring(path.lastIndexOf('.') + 1);
        long same = sweep.factors().stream()
                .filter(f -> f.path().equals(last) || f.path().endsWith("." + last))
                .count();
        return same == 1 ? last : path;
    }

    static String value(Factor factor, int index) {
        return String.valueOf(factor.values().get(index));
    }

    /** "Fresh-mix, order 2". */
    String line(Sweep.Line line) {
        StringBuilder words = new StringBuilder(capital(sweep.regimes().get(line.regime())));
        fixed(line).forEach(part -> words.append(", ").append(part));
        return words.toString();
    }

    private List<String> fixed(Sweep.Line line) {
        return IntStream.range(0, sweep.factors().size())
                .filter(f ->
                        line.at().get(f) >= 0 && sweep.factors().get(f).values().size() > 1)
                .mapToObj(f -> factor(f) + " "
                        + value(sweep.factors().get(f), line.at().get(f)))
                .toList();
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The same with the thresholds that were found before the others. */
    List<String> foundFirst() {
        List<String> sentences = sentences();
        List<String> found = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            boolean has =
                    !sweep.lines().isEmpty() && sweep.lines().get(i).response().threshold() instanceof Threshold.Found;
            (has ? found : others).add(sentences.get(i));
        }
        found.addAll(others);
        return found;
    }

    /** All thresholds, one a sentence; where there are none, why. */
    List<String> sentences() {
        if (sweep.lines().isEmpty()) {
            return List.of("No threshold: none of what is varied is a number, or all its values are the same.");
        }
        List<String> sentences = new ArrayList<>();
        sweep.lines().forEach(line -> sentences.add(line(line) + ": " + threshold(line) + verdict(line) + "."));
        return sentences;
    }

    private String verdict(Sweep.Line line) {
        String lost = verdicts.lost(line, factor(line.factor()));
        return lost.isEmpty() ? "" : "; by all readings it is " + lost;
    }

    /** What the share is of, and what is asked of it. */
    String question() {
        return "Share kept: " + sweep.reading().name()
                + " after the last generation, as a share of what real data alone keeps. Asked for: at least "
                + tolerance() + ".";
    }

    String tolerance() {
        return dose(sweep.tolerance() * 100) + " %";
    }

    private String threshold(Sweep.Line line) {
        String name = factor(line.factor());
        String kept = "at least " + tolerance() + " is kept";
        boolean falling = line.response().falling();
        Threshold threshold = line.response().threshold();
        if (threshold instanceof Threshold.Found found) {
            String at = name + " " + Numbers.plain(found.at()) + " (95 % interval "
                    + Numbers.range(found.interval(), Card.Unit.NONE) + ")";
            return falling ? kept + " up to " + at : kept + " from " + at + " on";
        }
        if (threshold instanceof Threshold.AllSafe) {
            return kept + " at any " + name + " from " + range(line) + ", no threshold in the range tried";
        }
        if (threshold instanceof Threshold.AllHarmful) {
            return "less than " + tolerance() + " is kept at any " + name + " from " + range(line)
                    + ", no threshold in the range tried";
        }
        return undecided((Threshold.Undecided) threshold, name, falling);
    }

    private String range(Sweep.Line line) {
        double[] doses =
                line.response().points().stream().mapToDouble(p -> p.dose()).toArray();
        return dose(doses[0]) + " to " + dose(doses[doses.length - 1]);
    }

    private String undecided(Threshold.Undecided open, String name, boolean falling) {
        String guess = open.at().isPresent()
                ? ", best guess " + name + " " + Numbers.plain(open.at().getAsDouble())
                : "";
        if (open.safeUntil().isPresent()) {
            String safe = name + " " + Numbers.plain(open.safeUntil().getAsDouble());
            return "undecided" + guess + ": at least " + tolerance() + " is kept " + (falling ? "up to " : "from ")
                    + safe + (falling ? "; beyond" : " on; below") + " that these replicates and values do not say";
        }
        if (open.harmfulFrom().isPresent()) {
            String harmful = name + " " + Numbers.plain(open.harmfulFrom().getAsDouble());
            return "undecided" + guess + ": less than " + tolerance() + " is kept "
                    + (falling ? "above " : "below ") + harmful
                    + (falling ? "; before" : "; above") + " that these replicates and values do not say";
        }
        return "undecided" + guess + ": more replicates or more values are needed";
    }

    /** A value that was tried: without zeros that say nothing, "0.5" for "0.500". */
    static String dose(double value) {
        String number = Numbers.plain(value);
        return number.contains(".") && !number.contains("e") ? number.replaceFirst("\\.?0+$", "") : number;
    }

    /** "95.3 % (94.1–96.5)". */
    static String kept(Sweep.Kept kept) {
        return Double.isFinite(kept.ratio())
                ? share(kept.ratio()) + interval(kept).replaceFirst("^(.+)$", " ($1)")
                : "undefined";
    }

    static String share(double ratio) {
        return Numbers.of(ratio, Card.Unit.SHARE) + "\u00a0%";
    }

    static String interval(Sweep.Kept kept) {
        return kept.interval()
                .map(i -> Numbers.range(new Interval(i.low(), i.high()), Card.Unit.SHARE))
                .orElse("");
    }
}
