package org.genloss.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    enum Smoothing {
        KNESER_NEY,
        ADDITIVE
    }

    record Model(int order, double topP, Smoothing smoothing, boolean fold) implements Carded {
        Model {
            if (order < 1) {
                throw new IllegalArgumentException("order needs to be at least 1, got " + order);
            }
        }

        @Override
        public Card card() {
            return Card.of("model", "Model");
        }
    }

    private static final Model DEFAULT = new Model(3, 1.0, Smoothing.KNESER_NEY, true);

    @Test
    void replacesOnlyWhatIsNamed() {
        assertThat(Settings.with(DEFAULT, Map.of("top-p", "0.9", "smoothing", "additive")))
                .isEqualTo(new Model(3, 0.9, Smoothing.ADDITIVE, true));
    }

    @Test
    void entriesAreToldApartByTheSettingsInWhichTheyDiffer() {
        Model other = new Model(3, 0.9, Smoothing.ADDITIVE, true);
        assertThat(Settings.apart(other, List.of(DEFAULT))).isEqualTo("top-p=0.9,smoothing=additive");
        assertThat(Settings.apart(DEFAULT, List.of(DEFAULT, other))).isEqualTo("top-p=1.0,smoothing=kneser-ney");
        assertThat(Settings.apart(DEFAULT, List.of(DEFAULT))).isEmpty();
    }

    @Test
    void namesAreKebabCase() {
        assertThat(Settings.of(DEFAULT).keySet()).containsExactly("order", "top-p", "smoothing", "fold");
    }

    @Test
    void anUnknownSettingNamesTheNearest() {
        assertThatThrownBy(() -> Settings.with(DEFAULT, Map.of("ordr", 2)))
                .isInstanceOf(UnknownName.class)
                .hasMessageContaining("Nearest: order");
    }

    @Test
    void aNameFarFromAllListsThemWhereTheyAreFew() {
        assertThat(new UnknownName(
                        "setting of model", "zzz", Settings.of(DEFAULT).keySet(), "genloss explain model"))
                .hasMessage("model has no setting zzz. All of them: order, top-p, smoothing, fold.");
    }

    /** Nearest by letters is another than nearest by meaning; the plain name and the sentence are looked through too. */
    @Test
    void aNameIsFoundByTheWordsOfTheCard() {
        List<Carded> entries = List.of(
                () -> Card.of("gaussian", "Gaussian").says("A normal law."),
                () -> Card.of("kde", "Kernel").says("Something abnormal."));
        assertThatThrownBy(() -> Catalog.get("Normal", entries, "genloss learners"))
                .hasMessage("no entry Normal. Nearest: gaussian. All of them: genloss learners");
        assertThatThrownBy(() -> Catalog.get("gausian", entries, "genloss learners"))
                .hasMessageContaining("Nearest: gaussian.");
    }

    @Test
    void aWrongTypeSaysWhatIsNeeded() {
        assertThatThrownBy(() -> Settings.with(DEFAULT, Map.of("order", "two")))
                .hasMessage("model.order needs a whole number, got two");
        assertThatThrownBy(() -> Settings.with(DEFAULT, Map.of("smoothing", "x")))
                .hasMessageContaining("kneser-ney, additive");
        assertThatThrownBy(() -> Settings.with(DEFAULT, Map.of("fold", "yes")))
                .hasMessage("model.fold needs true or false, got yes");
    }

    @Test
    void whatTheConstructorRefusesIsSaidInItsWords() {
        assertThatThrownBy(() -> Settings.with(DEFAULT, Map.of("order", 0)))
                .hasMessage("order needs to be at least 1, got 0");
    }

    @Test
    void numbersAreWrittenAsUsersWriteThem() {
        assertThat(List.of(0.9, 2.0, 1e-5, 1e7, 12_345_678.5, 1e20, 2.5e-30, 3, "x"))
                .extracting(Settings::written)
                .containsExactly("0.9", "2.0", "0.00001", "10000000", "12345678.5", "1e20", "2.5e-30", "3", "x");
    }
}
