package org.genloss.verdict;

import java.util.List;
import java.util.stream.IntStream;

/** What happened and since when, in at most two sentences. */
final class Headline {
    private final List<CheckResult.Generation> generations;

    Headline(CheckResult result) {
        this.generations = result.generations();
    }

    String sentence() {
        int onset = onset();
        if (onset >= 0) {
            return loss(onset);
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
        return "Nothing was lost" + upTo + name(last) + ". " + verdict(last).power();
    }

    /**
     * The first generation with a loss from which at most one later generation is free of it; otherwise the first with a loss; -1
     * for none.
     */
    int onset() {
        int[] losses = IntStream.range(0, generations.size())
                .filter(i -> verdict(i).level().isLoss())
                .toArray();
        for (int first : losses) {
            long free = IntStream.range(first, generations.size())
                    .filter(i -> !verdict(i).level().isLoss())
                    .count();
            if (free <= 1) {
                return first;
            }
        }
        return losses.length == 0 ? -1 : losses[0];
    }

    private String loss(int onset) {
        boolean on = IntStream.range(onset, generations.size())
                        .filter(i -> verdict(i).level().isLoss())
                        .count()
                > 1;
        String first = phrase(deciding(onset)) + (on ? " from " + name(onset) + " on." : " at " + name(onset) + ".");
        int late = first(Level.LATE_COLLAPSE);
        if (late < 0) {
            return first;
        }
        return late == onset ? first + " The body goes with it." : first + " At " + name(late) + " the body goes too.";
    }

    private String shifted(int shifted) {
        List<String> subjects = verdict(shifted).findings().stream()
                .map(Finding::subject)
                .distinct()
                .limit(2)
                .toList();
        return name(shifted) + " differs in " + Wording.list(subjects) + ", but has lost nothing.";
    }

    private String prefixed(int i, String sentence) {
        return generations.size() == 1 ? sentence : name(i) + ": " + sentence;
    }

    private static String phrase(Finding finding) {
        String subject = finding.subject();
        return switch (finding.family()) {
            case "tail" -> tail(finding);
            case "named" -> "Content goes missing by name (" + subject + ")";
            case "structure" -> "Structure fades (" + subject + ")";
            case "coverage" -> "Parts of the reference are no longer covered";
            case "fidelity" -> "Answers drift away from the reference's";
            case "repetition" -> "Items repeat each other (" + subject + ")";
            default -> "Diversity shrinks (" + subject + ")";
        };
    }

    private static String tail(Finding finding) {
        return switch (finding.metric()) {
            case "column-tail" -> "A tail thins out (" + finding.subject() + ")";
            case "rarest-values" -> "Rare values of " + finding.subject() + " go missing";
            default -> Wording.capital(finding.subject()) + " go missing";
        };
    }

    private Finding deciding(int i) {
        return verdict(i).findings().get(0);
    }

    private int first(Level level) {
        return IntStream.range(0, generations.size())
                .filter(i -> verdict(i).level() == level)
                .findFirst()
                .orElse(-1);
    }

    private int last(Level level) {
        return IntStream.range(0, generations.size())
                .filter(i -> verdict(i).level() == level)
                .reduce((a, b) -> b)
                .orElse(-1);
    }

    private Verdict verdict(int i) {
        return generations.get(i).verdict();
    }

    private String name(int i) {
        return generations.get(i).data().name();
    }
}
