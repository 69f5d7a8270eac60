package org.genloss.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.genloss.data.Item;
import org.genloss.data.Schema;

/**
 * Reference and candidate thrown together, group by group: vocabulary, ranks, neighbour lists and whatever else a statistic codes are worked
 * out here once, blind to which side a group came from. A {@link View} then chooses groups; the true sides are two views, and so is every
 * random relabelling. A pool may hold a third set behind them: a holdout, real data that the candidate's maker never saw.
 */
public final class Pool {
    /** Something worked out on the whole pool, once. A coding is a record: equal codings are worked out once. */
    public interface Coding<T> {
        T code(Pool pool);
    }

    private final Schema schema;
    private final List<Draw.Group> groups;
    private final int referenceGroups;
    private final int candidateGroups;
    private final List<Item> items = new ArrayList<>();
    private final int[] firstItem;
    private final Map<Coding<?>, Once<?>> coded = new ConcurrentHashMap<>();

    public Pool(Schema schema, List<Draw.Group> reference, List<Draw.Group> candidate) {
        this(schema, reference, candidate, List.of());
    }

    /** @param holdout real data that the candidate's maker never saw; empty where there is none */
    public Pool(Schema schema, List<Draw.Group> reference, List<Draw.Group> candidate, List<Draw.Group> holdout) {
        this.schema = schema;
        this.groups = new ArrayList<>(reference);
        this.groups.addAll(candidate);
        this.groups.addAll(holdout);
        this.referenceGroups = reference.size();
        this.candidateGroups = candidate.size();
        this.firstItem = new int[groups.size() + 1];
        for (int g = 0; g < groups.size(); g++) {
            firstItem[g] = items.size();
            items.addAll(groups.get(g).items());
        }
        firstItem[groups.size()] = items.size();
    }

    public Schema schema() {
        return schema;
    }

    /** Number of groups, both sides and the holdout. */
    public int groups() {
        return groups.size();
    }

    /** Number of groups that came from the reference; they have the indices below it. */
    public int referenceGroups() {
        return referenceGroups;
    }

    /** Number of groups that came from the candidate; they follow the reference's. */
    public int candidateGroups() {
        return candidateGroups;
    }

    public Draw.Group group(int index) {
        return groups.get(index);
    }

    /** All items, group after group. */
    public List<Item> items() {
        return items;
    }

    /** Index of the first item of a group; the group's items end where the next group's begin (also defined for {@code groups()}). */
    public int firstItem(int group) {
        return firstItem[group];
    }

    /** What the coding gives for this pool; worked out at the first call. A coding may ask for other codings. */
    @SuppressWarnings("unchecked") // a coding is only ever stored with what it gave
    public <T> T get(Coding<T> coding) {
        Once<T> once = (Once<T>) coded.computeIfAbsent(coding, c -> new Once<>());
        return once.get(() -> coding.code(this));
    }

    public View reference() {
        return view(IntStream.range(0, referenceGroups).toArray());
    }

    public View candidate() {
        return view(IntStream.range(referenceGroups, referenceGroups + candidateGroups)
                .toArray());
    }

    /** The third set; empty where none was given. */
    public Optional<View> holdout() {
        int first = referenceGroups + candidateGroups;
        return first == groups.size()
                ? Optional.empty()
                : Optional.of(view(IntStream.range(first, groups.size()).toArray()));
    }

    /** The chosen groups. */
    public View view(int[] chosenGroups) {
        return new View(this, chosenGroups);
    }
}
