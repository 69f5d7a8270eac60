package org.genloss.lab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.junit.jupiter.api.Test;

class SourceTest {
    private static final Seed SEED = Seed.of(1);

    /** 100 texts in 25 documents of 4. */
    private static List<Item> documents() {
        return IntStream.range(0, 100)
                .mapToObj(i -> new Item("i" + i, "doc" + i / 4, new Payload.Text("t" + i), Origin.unknown()))
                .toList();
    }

    private static Set<String> groups(Corpus corpus) {
        return corpus.items().map(Item::group).collect(Collectors.toSet());
    }

    @Test
    void wholeGroupsAreHeldOutWhateverTheOrderOfTheRecords() {
        RecordSource source = RecordSource.split(new Items(Schema.text(), documents()), 0.2, SEED);
        assertThat(groups(source.holdout())).hasSize(5).doesNotContainAnyElementsOf(groups(source.train()));
        assertThat(source.size()).isEqualTo(80);
        List<Item> shuffled = new ArrayList<>(documents());
        Collections.reverse(shuffled);
        assertThat(groups(RecordSource.split(new Items(Schema.text(), shuffled), 0.2, SEED)
                        .holdout()))
                .isEqualTo(groups(source.holdout()));
        assertThat(groups(RecordSource.split(new Items(Schema.text(), shuffled), 0.2, Seed.of(2))
                        .holdout()))
                .isNotEqualTo(groups(source.holdout()));
    }

    @Test
    void samplesOfRecordsAreWithoutReplacementAndNeverFromTheHoldout() {
        RecordSource source = RecordSource.split(new Items(Schema.text(), documents()), 0.2, SEED);
        List<String> ids = source.draw(30, SEED).items().map(Item::id).toList();
        assertThat(ids).hasSize(30).doesNotHaveDuplicates();
        assertThat(source.train().items().map(Item::id)).containsAll(ids);
        assertThat(source.draw(30, Seed.of(2)).items().map(Item::id)).isNotEqualTo(ids);
        assertThat(source.draw(81, SEED)).isEqualTo(source.train());
    }

    @Test
    void splitsThatLeaveNothingAreRefused() {
        Corpus one = new Items(Schema.text(), documents().subList(0, 4));
        assertThatThrownBy(() -> RecordSource.split(one, 0.5, SEED)).hasMessageContaining("at least 2 groups");
        assertThatThrownBy(() -> RecordSource.split(one, 1, SEED)).hasMessageContaining("share between 0 and 1");
        assertThatThrownBy(() -> new RecordSource(new Items(Schema.text(), List.of()), one))
                .hasMessageContaining("got 0 and 4");
    }

    @Test
    void theHoldoutOfALawIsTheSameAtEveryCall() {
        LawSource source = LawSource.gaussian(3, 2, 50);
        assertThat(((Vectors) source.holdout()).values()).hasSize(50).isEqualTo(((Vectors) source.holdout()).values());
        assertThat(((Vectors) source.holdout()).values()).isNotEqualTo(((Vectors) source.draw(50, SEED)).values());
        assertThatThrownBy(() -> LawSource.gaussian(0, 0, 5)).hasMessageContaining("sd above 0");
        assertThatThrownBy(() -> LawSource.mixture(List.of(1.0), List.of(), List.of(1.0), 5))
                .hasMessageContaining("as many weights");
    }

    /** Chance 1/2 for each of 6 items to be among 3 chosen; 5 standard errors of 4,000 draws. */
    @Test
    void everyItemOfEveryPartIsEquallyLikelyToBeChosen() {
        Vectors first = new Vectors("", 1, new double[] {0, 1});
        Vectors second = new Vectors("", 1, new double[] {2, 3, 4, 5});
        int[] chosen = new int[6];
        int[] first3 = new int[6];
        for (int r = 0; r < 4000; r++) {
            double[] x = ((Vectors) Corpora.choose(
                            List.of(first, second), 3, SEED.child(r).random()))
                    .values();
            for (double value : x) {
                chosen[(int) value]++;
            }
            first3[(int) x[0]]++;
        }
        assertThat(IntStream.of(chosen).boxed()).allMatch(count -> Math.abs(count - 2000) < 5 * Math.sqrt(1000));
        assertThat(IntStream.of(first3).boxed())
                .allMatch(count -> Math.abs(count - 4000 / 6.0) < 5 * Math.sqrt(4000 * 5 / 36.0));
    }
}
