package org.genloss.curate.tail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.data.Item;
import org.genloss.data.Seed;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;

/**
 * How tails are protected from filters. Each criterion tells a tail, which is judged and protected by itself; an item may be of several.
 *
 * @param criteria what the tail is; at least one, unless there are quotas of values
 * @param quotas of criteria by their ids, or of values as {@code language=eu}
 * @param factor how much higher the removal rate of each tail may be than that of its body, which is all that is not of it
 * @param enforce whether items of a tail are given back until it is no higher
 */
public record Protection(List<Criterion> criteria, List<Quota> quotas, double factor, boolean enforce) {
    /** Marks beyond this number do not fit into the bits of a number. */
    private static final int MOST = 62;

    public Protection {
        criteria = List.copyOf(criteria);
        quotas = List.copyOf(quotas);
        if (criteria.isEmpty() && quotas.isEmpty()) {
            throw new IllegalArgumentException(
                    "protect needs to know what the tail is: rare-words, low-density, small-cluster or field");
        }
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("protect.factor is at least 1, got " + factor);
        }
        if (names(criteria, quotas).size() > MOST) {
            throw new IllegalArgumentException("protect takes up to " + MOST + " criteria and values with quotas");
        }
    }

    /** What must be known of the reference. */
    public Set<Kind<?>> needs() {
        Set<Kind<?>> needs = new LinkedHashSet<>();
        criteria.forEach(criterion -> needs.addAll(criterion.needs()));
        return needs;
    }

    /** Fields whose values count. */
    public List<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        criteria.stream().filter(RareValue.class::isInstance).forEach(c -> fields.add(((RareValue) c).field()));
        quotas.stream().filter(q -> q.what().contains("=")).forEach(q -> fields.add(before(q.what())));
        return List.copyOf(fields);
    }

    /** Names of the marks: criteria first, then values that have quotas. */
    public List<String> names() {
        return names(criteria, quotas);
    }

    private static List<String> names(List<Criterion> criteria, List<Quota> quotas) {
        Set<String> names = new LinkedHashSet<>();
        criteria.forEach(criterion -> names.add(criterion.id()));
        quotas.forEach(quota -> names.add(quota.what()));
        return List.copyOf(names);
    }

    /** Names of the marks of tails, which come first. */
    public List<String> tails() {
        return names().subList(0, criteria.size());
    }

    /** The bits of all criteria: an item with any of them is of a tail. */
    public long tail() {
        return (1L << criteria.size()) - 1;
    }

    /** The bits of items that filters may have to give back. */
    public long back() {
        long bits = enforce ? tail() : 0;
        for (Quota quota : quotas) {
            bits |= 1L << names().indexOf(quota.what());
        }
        return bits;
    }

    private static String before(String what) {
        return what.substring(0, what.indexOf('='));
    }

    /** Puts marks on items. */
    public interface Marker {
        /** A bit for each of {@link Protection#names}. */
        long of(Item item);
    }

    /** Marks by a reference. */
    public Marker ready(Profile reference, Seed seed) {
        List<Criterion.Mark> marks = new ArrayList<>();
        criteria.forEach(criterion -> marks.add(criterion.ready(reference, seed)));
        for (String name : names().subList(criteria.size(), names().size())) {
            if (!name.contains("=")) {
                throw new IllegalArgumentException("a quota of " + name + " needs " + name + " in protect");
            }
            String field = before(name);
            String value = name.substring(field.length() + 1);
            marks.add(item -> value.equals(item.notes().get(field)));
        }
        return item -> {
            long bits = 0;
            for (int i = 0; i < marks.size(); i++) {
                bits |= marks.get(i).tail(item) ? 1L << i : 0;
            }
            return bits;
        };
    }

    /**
     * What became of the tails.
     *
     * @param factor that was asked for
     * @param enforced whether it was enforced
     * @param reference what told the tails
     * @param losses of each step, source and tail
     * @param filled quotas
     */
    public record Report(
            double factor, boolean enforced, String reference, List<Loss> losses, List<Quota.Filled> filled) {
        /** Where nothing was asked for. */
        public static final Report NONE = new Report(1, false, "", List.of(), List.of());

        public Report {
            losses = List.copyOf(losses);
            filled = List.copyOf(filled);
        }
    }

    /**
     * A loss under a name.
     *
     * @param mark the tail, by the id of its criterion
     * @param of what is removed in the end
     * @param back items of the tail that the step had removed and that were given back
     * @param filter whether the step is a filter by quality, which alone gives back: copies, what detectors exclude, personal data and blocked addresses, what programs and people refuse, and shares of the mix stay gone
     * @param kept why more was not given back, where the step still takes more of the tail than the factor allows
     */
    public record Loss(String mark, TailLoss of, long back, boolean filter, Kept kept) {}

    /**
     * Items of a tail that a filter removed and that could not be given back.
     *
     * @param barred how many later steps take for good, by the names of these
     * @param copies how many have the text of one that was given back
     * @param late how many were not too many as the factor was enforced, before copies were taken out
     */
    public record Kept(Map<String, Long> barred, long copies, long late) {
        /** Where nothing more was to be given back. */
        public static final Kept NONE = new Kept(Map.of(), 0, 0);

        public Kept {
            barred = Collections.unmodifiableMap(new LinkedHashMap<>(barred));
        }
    }
}
