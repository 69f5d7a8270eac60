package org.genloss.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.genloss.verdict.battery.Wording;
import org.genloss.verdict.table.TableNamed;

/** What happened and since when, in at most two sentences. */
final class Headline {
    /** Generations that a sentence lists. */
    private static final int MOST_NAMED = 3;

    /** A share kept below which nothing is left: half an item of two hundred. */
    private static final double NOTHING = 0.0025;

    private final List<CheckResult.Generation> generations;
    private final Optional<Onset> onset;

    Headline(CheckResult result) {
        this.generations = result.generations();
        this.onset = result.onset();
    }

    String sentence() {
        return level() + copying();
    }

    /** Where copies of the reference were found; nothing where none were. */
    private String copying() {
        int[] found = IntStream.range(0, generations.size())
                .filter(g -> !generations.get(g).copying().isEmpty())
                .toArray();
        return found.length == 0
                ? ""
                : " "
                        + (found.length == 1
                                ? name(found[0]) + " holds"
                                : Wording.capital(at(found).strip()) + " are") + " copies of the reference.";
    }

    private String level() {
        if (first(g -> level(g).isLoss()).isPresent()) {
            return loss();
        }
        int last = generations.size() - 1;
        int shifted = last(Level.SHIFTED);
        if (shifted >= 0) {
            return shifted(shifted);
        }
        int undecided = last(Level.UNDECIDED);
        if (undecided >= 0) {
            return prefixed(undecided, verdict(undecided).sentence());
        }
        String upTo = last == 0 ? " at " : " up to ";
        String told = "Nothing was lost" + upTo + name(last) + ".";
        return copying().isEmpty() ? told + " " + verdict(last).power() : told;
    }

    private String loss() {
        Finding finding = onset.map(Onset::finding)
                .orElseGet(() -> deciding(first(g -> level(g).isLoss()).getAsInt()));
        int[] found = IntStream.range(0, generations.size())
                .filter(g -> Onset.has(generations.get(g), finding.family()))
                .toArray();
        String sentence = phrase(finding, found) + when(found) + ".";
        OptionalInt late = first(g -> level(g) == Level.LATE_COLLAPSE);
        if (late.isPresent()) {
            String what = answersAlone(late.getAsInt()) ? "a third of what was right" : "the body";
            return sentence
                    + (late.getAsInt() == found[0]
                            ? " " + Wording.capital(what) + " goes with it."
                            : " At " + name(late.getAsInt()) + " " + what + " goes too.");
        }
        int first = first(g -> level(g).isLoss()).getAsInt();
        return first == found[0]
                ? sentence
                : sentence + " Already at " + name(first) + ": " + other(deciding(first)) + ".";
    }

    /** Whether results of benchmarks alone make the collapse late. */
    private boolean answersAlone(int generation) {
        List<Finding> late =
                verdict(generation).findings().stream().filter(Finding::late).toList();
        return !late.isEmpty() && late.stream().allMatch(f -> f.family().equals(Benchmarks.FAMILY));
    }

    /** When a family was found: from its onset on where it has one, with the exceptions; otherwise generation by generation. */
    private String when(int[] found) {
        int last = found[found.length - 1];
        int from = onset.map(Onset::generation).orElse(last);
        int[] later = Arrays.stream(found).filter(g -> g >= from).toArray();
        if (later.length < 2) {
            return at(found) + notFound(last + 1, generations.size(), found);
        }
        int[] before = Arrays.stream(found).filter(g -> g < from).toArray();
        return (before.length > 0 ? at(before) + " and" : "") + " from " + name(from) + " on"
                + notFound(from, generations.size(), found);
    }

    private String at(int[] found) {
        List<String> names = Arrays.stream(found).mapToObj(this::name).toList();
        return " at "
                + (found.length <= MOST_NAMED
                        ? Wording.list(names)
                        : found.length + " generations, first " + names.get(0) + ", last "
                                + names.get(found.length - 1));
    }

    /** What differs in its bulk too may have lost as much: there a loss is not told from a change of subject. */
    private String notFound(int from, int to, int[] found) {
        return free(from, to, found, "not found", g -> level(g) != Level.SHIFTED)
                + free(from, to, found, "not told from a shift", g -> level(g) == Level.SHIFTED);
    }

    private String free(int from, int to, int[] found, String how, IntPredicate which) {
        List<String> free = IntStream.range(from, to)
                .filter(g -> Arrays.binarySearch(found, g) < 0)
                .filter(which)
                .mapToObj(this::name)
                .toList();
        return free.isEmpty() ? "" : ", " + how + some(free);
    }

    private static String some(List<String> free) {
        return free.size() <= MOST_NAMED ? " at " + Wording.list(free) : " at any of the " + free.size() + " after";
    }

    /** What went: rare words, where words went and the rare among them were found in every one of these generations. */
    private String phrase(Finding finding, int[] found) {
        boolean rare = finding.metric().equals("word-richness")
                && Arrays.stream(found)
                        .allMatch(g -> verdict(g).findings().stream()
                                .anyMatch(f -> f.metric().equals("rare-words")));
        return rare ? "Rare words go missing" : phrase(finding);
    }

    private static String other(Finding finding) {
        String phrase = phrase(finding);
        return phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1);
    }

    private String shifted(int shifted) {
        List<String> subjects = verdict(shifted).findings().stream()
                .filter(f -> !f.copying())
                .map(Finding::subject)
                .distinct()
                .limit(2)
                .toList();
        return name(shifted) + " differs in " + Wording.list(subjects) + ", and no loss was found."
                + (copying().isEmpty() ? " " + verdict(shifted).power() : "");
    }

    private String prefixed(int i, String sentence) {
        return generations.size() == 1 ? sentence : name(i) + ": " + sentence;
    }

    private static String phrase(Finding finding) {
        String subject = finding.subject();
        return switch (finding.family()) {
            case "tail" -> tail(finding);
            case "named" ->
                TableNamed.isColumn(subject)
                        ? "The " + subject + (nothingLeft(finding) ? " is empty" : " loses values")
                        : "Content goes missing by name (" + subject + ")";
            case Benchmarks.FAMILY -> "Answers get worse (" + subject + ")";
            case Subgroups.FAMILY -> "A subgroup fades (" + subject + ")";
            case "structure" -> "Structure fades (" + subject + ")";
            case "coverage" -> "Parts of the reference are no longer covered";
            case "fidelity" -> "Answers drift away from the reference's";
            case "repetition" -> "Items repeat each other (" + subject + ")";
            default -> diversity(finding);
        };
    }

    private static String diversity(Finding finding) {
        String subject = finding.subject();
        return switch (finding.metric()) {
            case "word-richness" -> "Words go missing";
            case "word-entropy" -> "Words are used less evenly";
            case "distinct-trigrams" -> "Runs of three words go missing";
            case "within-document-repetition" -> "Texts repeat themselves";
            case "column-spread" -> "The values of " + subject + " narrow";
            case "column-entropy" -> "The values of " + subject + " are used less evenly";
            case "joint-entropy" -> "Combinations of columns vary less";
            case "local-spread" -> "Items sit closer together";
            case "effective-clusters" -> "Fewer kinds of items are in use";
            case "total-spread", "axes-spread" -> "The spread of the items shrinks";
            default -> "Diversity shrinks (" + subject + ")";
        };
    }

    private static String tail(Finding finding) {
        return switch (finding.metric()) {
            case "column-tail" ->
                (nothingLeft(finding) ? "A tail is gone (" : "A tail thins out (") + finding.subject() + ")";
            case "rare-combinations" ->
                nothingLeft(finding) ? "Rare combinations are gone" : "Rare combinations go missing";
            case "rarest-values" -> "Rare values of " + finding.subject() + " go missing";
            default -> Wording.capital(finding.subject()) + " go missing";
        };
    }

    private static boolean nothingLeft(Finding finding) {
        return finding.effect().size() < NOTHING;
    }

    private Finding deciding(int i) {
        return verdict(i).findings().get(0);
    }

    private OptionalInt first(IntPredicate which) {
        return IntStream.range(0, generations.size()).filter(which).findFirst();
    }

    private int last(Level level) {
        return IntStream.range(0, generations.size())
                .filter(i -> level(i) == level)
                .reduce((a, b) -> b)
                .orElse(-1);
    }

    private Level level(int i) {
        return verdict(i).level();
    }

    private Verdict verdict(int i) {
        return generations.get(i).verdict();
    }

    private String name(int i) {
        return generations.get(i).data().name();
    }
}
