package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Schema.Column;
import org.genloss.data.Schema.Scale;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Linear.Inputs;
import org.junit.jupiter.api.Test;

/**
 * Expected values: numpy 2, {@code A = np.c_[X, np.ones(6)]; W = np.linalg.lstsq(A, np.eye(3)[c])[0]} with
 * {@code X = [[1,2],[2,0],[3,1],[4,5],[0,3],[-1,1]]; c = [0,1,1,0,2,2]}, and {@code (points @ W).argmax(1)}.
 */
class ClassifierTest {
    private static final Seed SEED = Seed.of(5);
    private static final Classifier PLAIN = new Classifier(0, 0, true, Inputs.REUSED);
    private static final double[] NUMBERS = {1, 2, 0, 2, 0, 1, 3, 1, 1, 4, 5, 0, 0, 3, 2, -1, 1, 2};
    private static final Vectors VECTORS = new Vectors("", 3, NUMBERS);

    private static Items table() {
        Schema schema = Schema.table(List.of(
                new Column("a", Scale.NUMERIC),
                new Column("class", Scale.CATEGORICAL),
                new Column("b", Scale.NUMERIC)));
        List<Item> items = new ArrayList<>();
        for (int at = 0; at < NUMBERS.length; at += 3) {
            items.add(row("r" + items.size(), NUMBERS[at], "k" + (int) NUMBERS[at + 2], NUMBERS[at + 1]));
        }
        return new Items(schema, items);
    }

    private static Item row(String id, double a, String name, double b) {
        return Item.of(id, new Payload.Row(List.of(new Cell.Number(a), new Cell.Category(name), new Cell.Number(b))));
    }

    private static List<String> classes(ClassifierModel model, Corpus corpus) {
        return Corpora.list(corpus).stream().map(model::label).toList();
    }

    /** Reused inputs are those of the data in their order, so what is drawn bears {@code (A @ W).argmax(1) = [2 1 1 0 2 2]}. */
    @Test
    void labelsWhatItWasTrainedOn() {
        ClassifierModel vectors = PLAIN.fit(VECTORS, SEED);
        assertThat(classes(vectors, vectors.draw(6, SEED))).containsExactly("2.0", "1.0", "1.0", "0.0", "2.0", "2.0");
        ClassifierModel table = PLAIN.fit(table(), SEED);
        Corpus drawn = table.draw(6, SEED);
        assertThat(classes(table, drawn)).containsExactly("k2", "k1", "k1", "k0", "k2", "k2");
        assertThat(((Payload.Row) Corpora.list(drawn).get(3).payload()).cells())
                .containsExactly(new Cell.Number(4), new Cell.Category("k0"), new Cell.Number(5));
    }

    /** {@code (np.c_[P, np.ones(4)] @ W).argmax(1) = [1 1 1 2]}, and the norm of the weights. */
    @Test
    void predictsNewItems() {
        ClassifierModel model = PLAIN.fit(table(), SEED);
        assertThat(List.of(row("", 2, "?", 2), row("", 0, "?", 0), row("", 5, "?", 0), row("", -3, "?", 4)))
                .map(model::predict)
                .containsExactly("k1", "k1", "k1", "k2");
        assertThat(model.parameters().get(1).value()).isCloseTo(0.4703036266172653, within(1e-9));
    }

    /** For two classes the fit of 0 and 1 is that of -1 and 1: the border is the least squares plane, up to a factor. */
    @Test
    void twoClassesArePartedByTheLeastSquaresPlane() {
        Vectors signs = new Vectors("", 3, new double[] {1, 2, -1, 2, 0, 1, 3, 1, 1, 4, 5, -1, 0, 3, -1});
        LinearModel plane = new Linear(0, 0, false, "0", Inputs.REUSED).fit(signs, SEED);
        double[] border =
                new Classifier(0, 0, false, Inputs.REUSED).fit(signs, SEED).border("-1.0", "1.0");
        assertThat(border).containsExactly(new double[] {plane.weight(0), plane.weight(1), 0}, within(1e-12));
    }

    /** A weight of 2 is the item twice, one of 0 is no item. */
    @Test
    void weightsCountItems() {
        Vectors two = new Vectors("", 3, new double[] {1, 2, 0, 2, 0, 1, 3, 1, 1, 4, 5, 0, 5, 5, 1});
        Vectors three = new Vectors("", 3, new double[] {1, 2, 0, 1, 2, 0, 2, 0, 1, 3, 1, 1, 4, 5, 0});
        assertThat(PLAIN.fit(new Weighted(two, new double[] {2, 1, 1, 1, 0}), SEED)
                        .border("0.0", "1.0"))
                .containsExactly(PLAIN.fit(three, SEED).border("0.0", "1.0"), within(1e-9));
    }

    /** All classes by the model where the share is 1, none where it is 0; inputs and ids stay. */
    @Test
    void editsClassesOnly() {
        ClassifierModel model = PLAIN.fit(table(), SEED);
        assertThat(Corpora.list(model.edit(table(), 0, SEED))).isEqualTo(Corpora.list(table()));
        List<Item> edited = Corpora.list(model.edit(table(), 1, SEED));
        assertThat(edited).map(Item::id).containsExactly("r0", "r1", "r2", "r3", "r4", "r5");
        assertThat(edited).map(model::label).containsExactly("k2", "k1", "k1", "k0", "k2", "k2");
    }

    @Test
    void oneClassIsAResultAndNoClassIsRefused() {
        Vectors one = new Vectors("", 2, new double[] {1, 7, 2, 7, 3, 7});
        ClassifierModel model = new Classifier().fit(one, SEED);
        assertThat(model.classes()).containsExactly("7.0");
        assertThat(classes(model, model.draw(2, SEED))).containsExactly("7.0", "7.0");
        Schema names = Schema.table(List.of(
                new Column("a", Scale.CATEGORICAL),
                new Column("b", Scale.CATEGORICAL),
                new Column("x", Scale.NUMERIC)));
        assertThat(new Classifier().fits(names)).isFalse();
        assertThat(new Classifier().fits(Schema.text())).isFalse();
        assertThat(new Classifier(4, 0, true, Inputs.REUSED).fits(Schema.vector(3)))
                .isFalse();
        Items gap = new Items(
                table().schema(),
                List.of(Item.of(
                        "odd", new Payload.Row(List.of(new Cell.Number(1), Cell.MISSING, new Cell.Number(2))))));
        assertThatThrownBy(() -> new Classifier().fit(gap, SEED)).hasMessageContaining("item odd has no class");
    }
}
