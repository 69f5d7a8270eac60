package org.genloss.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;

/** The summaries of one corpus after one pass. Profiles of parts merge into the profile of the whole. */
public final class Profile {
    private final Schema schema;
    private final Map<Kind<?>, Summary<?>> summaries = new LinkedHashMap<>();

    private Profile(Schema schema, Set<Kind<?>> kinds) {
        this.schema = schema;
        kinds.forEach(kind -> summaries.put(kind, kind.empty()));
    }

    /** Folds all items of the corpus into one summary of each kind. */
    public static Profile of(Corpus corpus, Set<Kind<?>> kinds) {
        Profile profile = new Profile(corpus.schema(), kinds);
        Summary<?>[] all = profile.summaries.values().toArray(new Summary<?>[0]);
        try (Stream<Item> items = items(corpus, all)) {
            items.forEachOrdered(item -> {
                for (Summary<?> summary : all) {
                    summary.accept(item);
                }
            });
        }
        return profile;
    }

    /** One summary alone may do without the content of some items; several hardly ever do without that of the same. */
    private static Stream<Item> items(Corpus corpus, Summary<?>[] all) {
        return Stream.of(all)
                .findFirst()
                .filter(first -> all.length == 1)
                .flatMap(Summary::wanted)
                .map(corpus::items)
                .orElseGet(corpus::items);
    }

    /** A profile of summaries that were made before, each under its kind. */
    public static Profile of(Schema schema, Map<Kind<?>, Summary<?>> summaries) {
        Profile profile = new Profile(schema, Set.of());
        profile.summaries.putAll(summaries);
        return profile;
    }

    public Schema schema() {
        return schema;
    }

    /** The summary of that kind. @throws IllegalArgumentException if the profile was made without it */
    @SuppressWarnings("unchecked") // a kind is only ever stored with a summary that it made
    public <S extends Summary<S>> S get(Kind<S> kind) {
        Summary<?> summary = summaries.get(kind);
        if (summary == null) {
            throw new IllegalArgumentException("this profile has no " + kind.name() + ", only " + summaries.keySet());
        }
        return (S) summary;
    }

    /** Takes in the other profile, which has the same kinds; the other is not used afterwards. */
    public Profile merge(Profile other) {
        summaries.keySet().forEach(kind -> mergeOne(kind, other));
        return this;
    }

    private <S extends Summary<S>> void mergeOne(Kind<S> kind, Profile other) {
        get(kind).merge(other.get(kind));
    }
}
