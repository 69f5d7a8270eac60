package org.genloss.curate.tail;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.profile.Draw;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;

/**
 * Documents with more rare words than others. A word is rare if it is in at least {@code least} documents of the reference, so that slips of the pen do not count,
 * and in at most {@code most} of them. A document is measured by the share of its different words that are rare, and is of the tail if that is above 0 and at least
 * what {@code share} of the reference's documents reach.
 *
 * @param least fewest documents with a rare word
 * @param most highest share of documents with a rare word; never fewer documents than {@code least}
 * @param share of the reference that is its tail
 */
public record RareWords(int least, double most, double share) implements Criterion {
    static final Draw.Of DRAW = new Draw.Of(8L << 20);
    private static final Census.Of CENSUS = Census.Of.words();

    /** In 2 documents to 1 in 1,000; a tenth is the tail. */
    public RareWords() {
        this(2, 0.001, 0.1);
    }

    public RareWords {
        Check.least("rare-words.least", least, 1);
        Check.share("rare-words.most", most);
        Check.share("rare-words.share", share);
    }

    @Override
    public String id() {
        return "rare-words";
    }

    @Override
    public Set<Kind<?>> needs() {
        return Set.of(CENSUS, DRAW);
    }

    @Override
    public Mark ready(Profile reference, Seed seed) {
        Census census = reference.get(CENSUS).settled();
        long limit = Math.max(least, (long) (most * census.items()));
        List<String> texts = texts(reference);
        double reached = Quantile.upper(
                texts.stream().mapToDouble(text -> rate(text, census, limit)).toArray(), share);
        return item -> {
            double rate = item.payload() instanceof Payload.Text text ? rate(text.value(), census, limit) : 0;
            return rate > 0 && rate >= reached;
        };
    }

    /** Texts of a uniform sample of the reference. */
    static List<String> texts(Profile reference) {
        return reference.get(DRAW).groups().stream()
                .flatMap(group -> group.items().stream())
                .map(Item::payload)
                .filter(Payload.Text.class::isInstance)
                .map(payload -> ((Payload.Text) payload).value())
                .toList();
    }

    private double rate(String text, Census census, long limit) {
        Set<String> seen = new HashSet<>();
        long[] counts = new long[2];
        Words.each(text, word -> {
            if (seen.add(word)) {
                long items = census.items(word);
                counts[0] += items >= 0 ? 1 : 0;
                counts[1] += items >= least && items <= limit ? 1 : 0;
            }
        });
        return counts[0] == 0 ? 0 : (double) counts[1] / counts[0];
    }
}
