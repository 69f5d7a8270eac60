package org.genloss.lab.source;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Source;

/**
 * The user's own records.
 *
 * @param train what real samples are chosen from
 * @param holdout what no model is ever fitted to
 * @param remarks what readers should know of them
 */
public record RecordSource(Corpus train, Corpus holdout, List<String> remarks) implements Source {
    public RecordSource {
        remarks = List.copyOf(remarks);
        if (Corpora.size(train) == 0 || Corpora.size(holdout) == 0) {
            throw new IllegalArgumentException("records to train on and records to hold out are both needed, got "
                    + Corpora.size(train) + " and " + Corpora.size(holdout));
        }
    }

    public RecordSource(Corpus train, Corpus holdout) {
        this(train, holdout, List.of());
    }

    /** The same with other remarks. */
    public RecordSource remarked(List<String> said) {
        return new RecordSource(train, holdout, said);
    }

    /**
     * Holds out whole groups: those of the smallest keys of their names below the seed, so that the order of the records does not matter.
     *
     * @param share of the groups, above 0 and below 1; at least one group is held out and at least one is not
     */
    public static RecordSource split(Corpus records, double share, Seed seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the holdout needs to be a share between 0 and 1, got " + share);
        }
        List<Item> items = Corpora.list(records);
        Set<String> names = items.stream().map(Item::group).collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.size() < 2) {
            throw new IllegalArgumentException(
                    "at least 2 groups of records are needed to hold some out, got " + names.size());
        }
        long count = Math.min(names.size() - 1L, Math.max(1, Math.round(share * names.size())));
        Comparator<String> byKey =
                Comparator.comparingLong(name -> seed.child(name).key());
        Set<String> held = names.stream()
                .sorted(byKey.thenComparing(name -> name))
                .limit(count)
                .collect(Collectors.toSet());
        return new RecordSource(side(records.schema(), items, held, false), side(records.schema(), items, held, true));
    }

    private static Corpus side(Schema schema, List<Item> items, Set<String> held, boolean holdout) {
        return new Items(
                schema,
                items.stream()
                        .filter(item -> held.contains(item.group()) == holdout)
                        .toList());
    }

    @Override
    public Schema schema() {
        return train.schema();
    }

    @Override
    public int size() {
        return Corpora.size(train);
    }

    @Override
    public int most() {
        return size();
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        return items >= size() ? train : Corpora.choose(List.of(train), items, seed.random());
    }

    @Override
    public Optional<GenerativeModel> truth() {
        return Optional.empty();
    }
}
