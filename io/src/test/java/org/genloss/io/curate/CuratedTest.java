package org.genloss.io.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Offer;
import org.genloss.lab.Weighted;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.Replace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe as a mitigation: every kind of step acts on what is trained on, with origins that the laboratory knows. */
class CuratedTest {
    @TempDir
    Path dir;

    private final List<Item> items = new ArrayList<>();

    private void real(String... texts) {
        add(Origin.unknown(), texts);
    }

    private void drawn(int generation, String... texts) {
        add(new Origin.Synthetic("model", generation, ""), texts);
    }

    /** Ids begin anew for each call, as those of draws do. */
    private void add(Origin origin, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            items.add(new Item("t" + i, "t" + i, new Payload.Text(texts[i]), origin, false, Map.of()));
        }
    }

    private List<String> left(String recipe) {
        return Corpora.list(applied(recipe)).stream()
                .map(item -> item.payload().toString())
                .toList();
    }

    private Corpus applied(String recipe) {
        Corpus all = new Items(Schema.text(), items);
        Corpus real = new Items(
                Schema.text(),
                items.stream()
                        .filter(item -> !(item.origin() instanceof Origin.Synthetic))
                        .toList());
        Offer offer = new Offer(all, real, Optional.empty(), 3, false, items.size(), null, all, null);
        return new Curated(recipe).apply(offer, Seed.of(3));
    }

    @Test
    void anEmptyRecipeLeavesAllAsItWas() {
        real("one", "two", "two");
        drawn(1, "one", "three");
        drawn(2, "one");
        assertThat(Corpora.list(applied("steps: []\n"))).isEqualTo(items);
    }

    @Test
    void ofCopiesTheRealOneStaysAndOfDrawsTheLowerGeneration() {
        drawn(2, "the model said this once more");
        drawn(1, "the model said this once more", "people said this");
        real("people said this");
        assertThat(Corpora.list(applied("steps: [ { id: deduplicate, limit: 1 } ]\n")))
                .containsExactly(items.get(1), items.get(3));
    }

    @Test
    void sharesAreOfWhatIsTrainedOn() {
        real("a", "b", "c", "d");
        drawn(1, "e", "f", "g", "h");
        drawn(2, "i", "j", "k", "l");
        assertThat(left("mix: { synthetic: 0.2 }\n")).hasSize(5).startsWith("a", "b", "c", "d");
        assertThat(left("mix: { generations: { 2: 0 } }\n")).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(left("mix: { weights: { real: 2, model: 1 } }\n")).hasSize(6).startsWith("a", "b", "c", "d");
    }

    /** 8 real words and 9 drawn ones, of which no texts have 8: the real ones stay, the drawn ones miss theirs by less than a text. */
    @Test
    void weightsKeepTheScarcerSourceWholeInWords() {
        real("a b c d e", "f g h");
        drawn(1, "i j", "k l m", "n o p q");
        assertThat(left("mix: { unit: words, weights: { real: 1, model: 1 } }\n"))
                .hasSize(4)
                .startsWith("a b c d e", "f g h");
    }

    @Test
    void stepsDropEditAndWeigh() {
        real("write to jane@mail.example today", "a short one", "cut this line off for everybody\nand keep that one");
        drawn(1, "cut this line off for everybody\nand something else here");
        assertThat(left("steps: [ { id: pii, kinds: [email] }, { id: expression, drop: \"words < 4\" },"
                        + " { id: repeated-passages } ]\n"))
                .containsExactly(
                        "write to [EMAIL] today",
                        "cut this line off for everybody\nand keep that one",
                        "and something else here");
    }

    @Test
    void weightsMultiplyThoseThatAreThere() {
        real("This is a sentence in plain English, and it goes on for a while so that nobody can take it for another.");
        drawn(1, "Dies ist ein Satz in deutscher Sprache, und er geht noch eine Weile weiter, damit das jeder merkt.");
        String recipe = "steps: [ { id: language, languages: [en], action: weigh, factor: 0.25 } ]\n";
        assertThat(new Curated(recipe).weighs()).isTrue();
        Corpus weighed = applied(recipe);
        assertThat(weighed).isInstanceOf(Weighted.class);
        assertThat(Weighted.weights(weighed)).containsExactly(1, 0.25);
    }

    /** Without a reference of its own, the real data of the first fit tells what is rare. */
    @Test
    void tailsAreGivenBack() {
        for (int i = 0; i < 40; i++) {
            real("the usual words are said again " + (i < 4 ? "quince medlar" : "apple pear"));
        }
        String filter = "steps: [ { id: expression, drop: \"contains(text, 'quince')\" } ]\n";
        assertThat(left(filter)).hasSize(36);
        assertThat(left(filter + "protect: { rare-words: { share: 0.1, most: 0.1, at-least: 3 } }\n"))
                .filteredOn(text -> text.contains("quince"))
                .isNotEmpty();
    }

    private long kept(String quota, String mix) {
        String protect = "protect: { field: { name: topic, at-least: { eu: " + quota + " } } }\n";
        return Corpora.list(applied(protect + "mix: " + mix + "\n")).stream()
                .filter(item -> item.notes().get("topic").equals("eu"))
                .count();
    }

    private void topics(Origin origin, int count, int rare) {
        for (int i = 0; i < count; i++) {
            Payload text = new Payload.Text("text " + items.size());
            items.add(new Item("t" + i, "t" + i, text, origin, false, Map.of("topic", i < rare ? "eu" : "de")));
        }
    }

    /** Draws have no fields with token ids, and 3 parts of 4 are more than half, whatever the first round brings. */
    @Test
    void whatNoRoundCanDoIsRefusedBeforeTheFirst() {
        real("one", "two");
        assertThatThrownBy(() -> new Curated(
                                "steps: [ synthid, { id: kgw, vocabulary: 9 }, expression ]\n"
                                        + "mix: { weights: { real: 1, model: 3 }, synthetic: 0.5, generations: { 1: 0.2, 2: 0.1 } }\n")
                        .check(null, source()))
                .hasMessageContaining("step 1 of the recipe: synthid needs keys")
                .hasMessageContaining("step 3 of the recipe: expression needs drop or keep")
                .hasMessageContaining(
                        "steps.kgw of the recipe reads token ids from tokens, and what models draw has no")
                .hasMessageMatching("(?s).*what models draw 75.% of the mix, and mix\\.synthetic allows 50.%: .*")
                .hasMessageMatching("(?s).*mix\\.generations\\.1 allows 20.%: .*")
                .hasMessageNotContaining("mix.generations.2");
        new Curated("mix: { weights: { real: 1, model: 1 }, synthetic: 0.5 }\n").check(null, source());
    }

    /** As in the control of real data only, which ended with its first round. */
    @Test
    void weightsOfRealTextAloneLeaveItAsItIs() {
        real("one", "two", "three");
        assertThat(left("mix: { weights: { real: 1, model: 3 } }\n")).containsExactly("one", "two", "three");
    }

    /** Under replace all that the second fit sees was drawn; a cap of all of it is none. */
    @Test
    void capsAndWeightsNeedRealText() {
        Curated both = new Curated("mix: { weights: { real: 1, model: 1 }, synthetic: 0.5 }\n");
        assertThatThrownBy(() -> both.check(new Replace(), 10))
                .hasMessageContaining(
                        "mix.synthetic and mix.weights of the recipe need real text in the mix, and under replace");
        both.check(new Accumulate(), 10);
        new Curated("mix: { synthetic: 1, generations: { 2: 0.1 } }\n").check(new Replace(), 10);
    }

    /** A quota or a list of addresses on a field that no record has would do nothing. */
    @Test
    void fieldsThatNoRecordHasAreRefused() {
        topics(Origin.unknown(), 5, 1);
        org.genloss.lab.Source real = source();
        assertThatThrownBy(() ->
                        new Curated("protect: { field: { name: topik, at-least: { eu: 1 } } }\n").check(null, real))
                .hasMessageContaining("protect.field of the recipe names topik")
                .hasMessageContaining("are topic");
        assertThatThrownBy(() ->
                        new Curated("steps: [ { id: block-list, field: urll, blocked: [x.com] } ]\n").check(null, real))
                .hasMessageContaining("steps.block-list.field of the recipe names urll");
        assertThatThrownBy(() ->
                        new Curated("steps: [ { id: expression, keep: \"notes.topix != 'x'\" } ]\n").check(null, real))
                .hasMessageContaining("steps.expression of the recipe asks for notes.topix");
        new Curated("steps: [ { id: expression, keep: \"notes.topic != 'x' && source != 'y'\" } ]\n").check(null, real);
        new Curated("protect: { field: { name: topic, at-least: { eu: 1 } } }\n").check(null, real);
        items.clear();
        drawn(1, "a draw that has no fields", "and another");
        assertThat(left("steps: [ { id: block-list, field: topic, blocked: [x.com] } ]\n"))
                .hasSize(2);
    }

    private org.genloss.lab.Source source() {
        Corpus all = new Items(Schema.text(), items);
        return new org.genloss.lab.Source() {
            @Override
            public Schema schema() {
                return all.schema();
            }

            @Override
            public int size() {
                return items.size();
            }

            @Override
            public Corpus draw(int count, Seed seed) {
                return all;
            }

            @Override
            public Corpus holdout() {
                return all;
            }

            @Override
            public Optional<org.genloss.lab.GenerativeModel> truth() {
                return Optional.empty();
            }
        };
    }

    /** 90 real texts admit 10 drawn ones, of which a tenth would be of the rare topic. */
    @Test
    void quotasSteerTheMix() {
        topics(Origin.unknown(), 90, 0);
        topics(new Origin.Synthetic("model", 1, ""), 60, 6);
        topics(new Origin.Synthetic("model", 2, ""), 60, 6);
        assertThat(kept("1", "{ synthetic: 0.1 }")).isBetween(1L, 5L);
        assertThat(kept("8", "{ synthetic: 0.1 }")).isEqualTo(8);
        assertThat(kept("12", "{ synthetic: 0.1 }")).isEqualTo(10);
        assertThat(kept("6", "{ synthetic: 0.1, generations: { 2: 0 } }"))
                .isEqualTo(6); // those of generation 1 step in
        assertThat(Corpora.list(
                        applied("protect: { field: { name: topic, at-least: { eu: 8 } } }\nmix: { synthetic: 0.1 }\n")))
                .hasSize(100);
    }

    @Test
    void theRecipeIsReadOnceAndReadsAgainToTheSame() throws IOException {
        Path file = Files.writeString(dir.resolve("recipe.yaml"), """
                sources:
                  - { id: crawl, path: crawl.jsonl, origin: human }
                  - { id: books, path: books.jsonl, origin: human }
                  - { id: stories, path: s.jsonl, origin: { synthetic: gpt, generation: 1 } }
                steps: [ gopher-quality ]
                mix: { weights: { crawl: 2, books: 1, stories: 1 }, size: 1000000 }
                """);
        Curated read = new Curated(file.toString());
        Files.delete(file);
        assertThat(read.recipe())
                .contains("real: 3", "model: 1", "least-words", "steps")
                .doesNotContain("size", "crawl");
        assertThat(new Curated(read.recipe())).isEqualTo(read);
    }

    @Test
    void whatTheLaboratoryCannotKnowIsSaid() throws IOException {
        assertThatThrownBy(() -> new Curated("mix: { fresh-real: { share: 0.1, since: 2024-01-01 } }\n"))
                .hasMessageContaining("data of the laboratory has none");
        assertThatThrownBy(() -> new Curated("mix: { generators: { gpt: 0.1 } }\n"))
                .hasMessageContaining("only the one under test");
        Path file = Files.writeString(dir.resolve("recipe.yaml"), """
                sources:
                  - { id: crawl, path: crawl.jsonl, origin: human }
                  - { id: forum, path: forum.jsonl, origin: unknown }
                mix: { fresh-real: { share: 0.1, since: 2024-01-01 }, generators: { gpt: 0.1 }, weights: { crawl: 2, forum: 1 } }
                """);
        assertThatThrownBy(() -> new Curated(file.toString()))
                .as("all reasons at once")
                .hasMessageContaining("data of the laboratory has none")
                .hasMessageContaining("only the one under test")
                .hasMessageContaining("mix.weights of the recipe weighs forum, which is not declared");
        assertThatThrownBy(() -> new Curated().check(null, null))
                .hasMessageContaining("{ id: curate, recipe: recipe.yaml }");
        drawn(2, "a", "b");
        assertThatThrownBy(() -> left("mix: { synthetic: 0.5 }\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("curate, for training 3: mix.synthetic leaves nothing")
                .hasMessageNotContaining("..");
    }
}
