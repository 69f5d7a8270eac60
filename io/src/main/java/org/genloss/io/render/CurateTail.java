package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.tail.Protection;
import org.genloss.curate.tail.Quota;
import org.genloss.curate.tail.TailLoss;
import org.genloss.verdict.battery.Wording;

/** What became of the tail, as rows for people and as an object for programs. */
final class CurateTail {
    private CurateTail() {}

    /** A row for each step and source that took something, and each tail; the head first. */
    static List<String[]> losses(Protection.Report report) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "tail and body", "source", "tail", "of the tail", "of the body", "ratio, 95 %", "given back", "verdict"
        });
        for (Protection.Loss loss : told(report)) {
            TailLoss of = loss.of();
            rows.add(new String[] {
                of.step(),
                of.source(),
                loss.mark(),
                (loss.back() == 0 ? "" : Numbers.count(of.tailRemoved() + loss.back()) + " → ")
                        + share(of.tailRemoved(), of.tail()),
                share(of.bodyRemoved(), of.body()),
                of.defined()
                        ? number(of.ratio()) + " (" + number(of.interval().low()) + " to "
                                + number(of.interval().high()) + ")"
                        : "none",
                Numbers.count(loss.back()),
                words(of.verdict(report.factor()), report.factor())
                        + (report.enforced()
                                        && !loss.filter()
                                        && of.verdict(report.factor()) != TailLoss.Verdict.NOTHING
                                ? ", not enforced"
                                : "")
            });
        }
        return rows;
    }

    /** Losses that there is something to say of; all where there is nothing to say of any. */
    private static List<Protection.Loss> told(Protection.Report report) {
        List<Protection.Loss> told = report.losses().stream()
                .filter(loss -> loss.of().defined() || loss.back() > 0)
                .toList();
        return told.isEmpty() ? report.losses() : told;
    }

    /** What the rows do not say by themselves. */
    static List<String> said(Protection.Report report) {
        List<String> said = new ArrayList<>();
        int silent = report.losses().size() - told(report).size();
        if (silent > 0) {
            said.add(
                    "Where a step took nothing of a source, or the source has no text of a tail, the row of that tail is left out ("
                            + silent + ").");
        }
        if (report.losses().stream().anyMatch(loss -> loss.back() > 0)) {
            said.add(
                    "An arrow leads from what a step had taken of the tail to what is gone after texts were given back, by the factor"
                            + " or for a quota; the ratio is the one after.");
        }
        if (report.losses().stream().map(Protection.Loss::mark).distinct().count() > 1) {
            said.add(
                    "Each tail is judged"
                            + (report.enforced() ? " and enforced" : "")
                            + " by itself: its body is all that is not of it, and a text of several tails counts in each of their rows.");
        }
        said.add(
                report.enforced()
                        ? "The factor is enforced for filters by quality: what they take of the tail beyond it is given back. Copies, what"
                                + " detectors exclude, personal data, blocked addresses, decisions of programs and people, and shares of the"
                                + " mix are reported and not enforced."
                        : "The factor is reported, not enforced (protect.enforce).");
        if (report.enforced()) {
            report.losses().forEach(loss -> kept(loss, report.factor()).ifPresent(said::add));
        }
        return said;
    }

    /** Why a filter gives back no more though it takes too much of a tail still. */
    private static Optional<String> kept(Protection.Loss loss, double factor) {
        List<String> why = new ArrayList<>();
        loss.kept()
                .barred()
                .forEach((step, count) ->
                        why.add("step " + step + " takes " + Numbers.count(count) + " of them for good, too"));
        if (loss.kept().copies() > 0) {
            why.add(Numbers.count(loss.kept().copies()) + " of them have the text of one that came back");
        }
        if (loss.kept().late() > 0) {
            why.add("as the factor was enforced, before copies were taken out, no more was too much");
        }
        TailLoss of = loss.of();
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Step " + of.step() + " gave back " + Numbers.count(loss.back()) + " of " + loss.mark() + " of "
                                + of.source() + " and still takes " + Numbers.count(of.tailRemoved())
                                + ", by its share more than "
                                + limit(factor) + " times what it takes of the body: " + String.join("; ", why) + ".");
    }

    /** A row for each quota; the head first. */
    static List<String[]> quotas(Protection.Report report) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "quota", "wanted", "in the mix", "missing", "in no source", "taken by steps", "left out by shares"
        });
        for (Quota.Filled filled : report.filled()) {
            rows.add(new String[] {
                filled.quota().what(),
                Numbers.count(filled.quota().wanted(filled.reference())),
                Numbers.count(filled.kept()),
                Numbers.count(filled.missing()),
                Numbers.count(filled.beyondSources()),
                Numbers.count(filled.bySteps()),
                Numbers.count(filled.byShares())
            });
        }
        return rows;
    }

    private static String share(long part, long whole) {
        return Numbers.count(part) + " of " + Numbers.count(whole)
                + (whole == 0 ? "" : " (" + Wording.percent((double) part / whole) + ")");
    }

    private static String number(double x) {
        return Double.isInfinite(x) ? "infinite" : String.format(Locale.ROOT, "%.2f", x);
    }

    private static String limit(double factor) {
        return String.format(Locale.ROOT, "%.4g", factor).replaceFirst("\\.?0+$", "");
    }

    private static String words(TailLoss.Verdict verdict, double factor) {
        String limit = limit(factor);
        return switch (verdict) {
            case WITHIN -> "at most " + limit;
            case BEYOND -> "above " + limit;
            case UNDECIDED -> "undecided";
            case NOTHING -> "no tail, no body or no loss";
        };
    }

    static Map<String, Object> json(Protection.Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("factor", report.factor());
        json.put("enforced", report.enforced());
        json.put("reference", report.reference());
        json.put("losses", report.losses().stream().map(CurateTail::loss).toList());
        json.put("quotas", report.filled().stream().map(CurateTail::quota).toList());
        return json;
    }

    private static Map<String, Object> loss(Protection.Loss loss) {
        TailLoss of = loss.of();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("of", loss.mark());
        json.put("step", of.step());
        json.put("source", of.source());
        json.put("tail", of.tail());
        json.put("tailRemoved", of.tailRemoved());
        json.put("body", of.body());
        json.put("bodyRemoved", of.bodyRemoved());
        json.put("ratio", of.defined() && Double.isFinite(of.ratio()) ? of.ratio() : null);
        json.put("low", of.defined() ? of.interval().low() : null);
        json.put("high", of.defined() ? of.interval().high() : null);
        json.put("tailRemovedBefore", of.tailRemoved() + loss.back());
        json.put("givenBack", loss.back());
        json.put("filter", loss.filter());
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("takenByLaterSteps", loss.kept().barred());
        kept.put("copiesOfGivenBack", loss.kept().copies());
        kept.put("withinBeforeCopies", loss.kept().late());
        json.put("notGivenBack", kept);
        return json;
    }

    private static Map<String, Object> quota(Quota.Filled filled) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("of", filled.quota().what());
        json.put("wanted", filled.quota().wanted(filled.reference()));
        json.put("reference", filled.reference());
        json.put("given", filled.given());
        json.put("kept", filled.kept());
        json.put("missing", filled.missing());
        json.put("beyondSources", filled.beyondSources());
        json.put("takenBySteps", filled.bySteps());
        json.put("leftOutByShares", filled.byShares());
        return json;
    }
}
