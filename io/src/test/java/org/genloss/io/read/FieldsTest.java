package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which field is what, which files belong to a corpus, and what items are called. */
class FieldsTest {
    @TempDir
    Path directory;

    private Given given;

    @BeforeEach
    void open() {
        given = new Given(directory);
    }

    private FileCorpus open(String name, String text) {
        return Readers.open(List.of(given.file(name, text).toString()), ReadOptions.defaults());
    }

    private static List<String> columns(FileCorpus corpus) {
        return corpus.schema().columns().stream()
                .map(c -> c.name() + " " + c.scale().name().charAt(0))
                .toList();
    }

    @Test
    void usualNames() {
        String prompts =
                "{\"answer\": \"x\", \"prompt\": \"p\", \"uuid\": \"u1\"}\n{\"answer\": \"y\", \"prompt\": \"p\", \"uuid\": \"u2\"}\n{\"answer\": \"z\", \"prompt\": \"q\", \"uuid\": \"u3\"}\n";
        Recognised found = open("a.jsonl", prompts).recognised();
        assertThat(found.textField()).isEqualTo("answer");
        assertThat(found.idField()).isEqualTo("uuid");
        assertThat(found.groupField()).isEmpty();
        assertThat(found.groupCandidates()).containsExactly("prompt");
        assertThat(found.unused()).containsExactly("prompt");
        List<Item> grouped = Given.read(
                given.file("a.jsonl", prompts), ReadOptions.defaults().withGroupField("prompt"));
        assertThat(grouped).extracting(Item::group).containsExactly("p", "p", "q");
        assertThat(grouped).extracting(Item::id).containsExactly("u1", "u2", "u3");
    }

    private List<String> grouping(String name, int rows, java.util.function.IntUnaryOperator value) {
        StringBuilder table = new StringBuilder("x," + name + "\n");
        for (int i = 0; i < rows; i++) {
            table.append(i * i).append(",v").append(value.applyAsInt(i)).append('\n');
        }
        return open("g.csv", table.toString()).recognised().groupCandidates();
    }

    @Test
    void fieldsOfGroupsAreKnownHoweverTheirNamesAreWritten() {
        for (String name : List.of(
                "userId",
                "UserID",
                "USER_ID",
                "user",
                "userid",
                "uid",
                "customer_id",
                "customer",
                "Customer Name",
                "id_user",
                "patient-id",
                "thread_id",
                "authorId",
                "account",
                "url",
                "URL",
                "pageUrl",
                "docId",
                "conversation.id")) {
            assertThat(grouping(name, 100, i -> i / 2)).as(name).containsExactly(name);
            assertThat(grouping(name, 1000, i -> Math.max(1, i)))
                    .as(name + ", nearly all different")
                    .isEmpty();
            assertThat(grouping(name, 100, i -> 7)).as(name + ", all the same").isEmpty();
        }
        for (String name : List.of("user_age", "users", "amount", "grid", "id", "document_type", "Uidx")) {
            assertThat(grouping(name, 100, i -> i / 2)).as(name).isEmpty();
        }
        assertThat(grouping("device", 100, i -> i % 3)).as("a kind").isEmpty();
        assertThat(grouping("device_id", 100, i -> i % 3)).containsExactly("device_id");
        assertThat(grouping("user", 100, i -> i % 3)).containsExactly("user");
    }

    /** As Excel writes them: the separator in a line of its own, above the header. */
    @Test
    void aFirstLineThatNamesTheSeparatorIsNoHeader() {
        for (String begin : List.of("sep=;\r\n", "\uFEFFsep=;\n", "\"sep=;\"\n")) {
            FileCorpus corpus = open("excel.csv", begin + "age;height\n31;1,75\n40;1,80\n22;1,60\n");
            assertThat(columns(corpus)).containsExactly("age N", "height N");
            assertThat(Given.items(corpus)).hasSize(3);
        }
        // the line decides, also where another separator would fit
        assertThat(columns(open("pipe.csv", "sep=|\na,b|c\n1,2|3\n4,5|6\n7,8|9\n")))
                .hasSize(2);
        assertThat(given.failure(given.file("bad.csv", "sep=;\nage;height\n31;1\n40;1;2\n22;1\n")))
                .startsWith("bad.csv, line 4, column 1: expected 2 cells, as in the second line, found 3.");
        assertThat(given.failure(given.file("only.csv", "sep=;\n")))
                .startsWith("only.csv: the file names its separator (sep=;) and holds nothing else.");
    }

    @Test
    void listsOfLogProbabilitiesBelongToTheTexts() {
        String scored =
                "{\"text\": \"a b\", \"logprobs\": [-1.5, 0]}\n{\"text\": \"c\"}\n{\"text\": \"\", \"logprobs\": []}\n";
        assertThat(Given.read(given.file("a.jsonl", scored)))
                .extracting(item -> ((Payload.Text) item.payload()).logProbabilities())
                .containsExactly(new double[] {-1.5, 0}, new double[0], new double[0]);
        assertThat(given.failure(given.file("a.jsonl", "{\"text\": \"a b\", \"logprobs\": [-1.5, 0.5]}\n")))
                .contains("expected a list of log probabilities in the field logprobs, found 0.5");
    }

    private static final ReadOptions EMBEDDED = ReadOptions.defaults().withEmbeddings(ReadOptions.Embeddings.USUAL);

    private static List<double[]> embeddings(List<Item> items) {
        return items.stream()
                .map(item -> ((Payload.Text) item.payload()).embedding())
                .toList();
    }

    @Test
    void listsOfNumbersBesideTheTextsAreTheirEmbeddings() {
        Path lines = given.file(
                "a.jsonl",
                "{\"text\": \"a\", \"embedding\": [0.5, -1]}\n{\"embedding\": [2, 3e-1], \"text\": \"b\"}\n");
        Path cells = given.file(
                "a.csv", "text,vector\nthe first of them all,\"[0.5, -1]\"\nthe second of them all,[2 3e-1]\n");
        for (Path file : List.of(lines, cells)) {
            FileCorpus corpus = Readers.open(List.of(file.toString()), EMBEDDED);
            assertThat(corpus.schema()).isEqualTo(Schema.text(2));
            assertThat(embeddings(Given.items(corpus))).containsExactly(new double[] {0.5, -1}, new double[] {2, 0.3});
            assertThat(Readers.open(List.of(file.toString()), ReadOptions.defaults())
                            .schema())
                    .isEqualTo(Schema.text());
        }
        ReadOptions named = EMBEDDED.withEmbeddings(ReadOptions.Embeddings.in("e"));
        Path other =
                given.file("b.jsonl", "{\"text\": \"a\", \"e\": [1, 2, 3]}\n{\"text\": \"b\", \"e\": [4, 5, 6]}\n");
        assertThat(embeddings(Given.read(other, named)))
                .containsExactly(new double[] {1, 2, 3}, new double[] {4, 5, 6});
        assertThat(given.failure(lines, named)).contains("--embedding-field asks for the field e, which is not there");
        assertThat(given.failure(other, EMBEDDED.withEmbeddings(ReadOptions.Embeddings.in("text"))))
                .contains("which holds no lists of numbers");
    }

    @Test
    void embeddingsThatAreMissingOrOfAnotherWidthAreDamage() {
        String good = "{\"text\": \"a\", \"embedding\": [0.5, -1]}\n".repeat(3);
        String place = "a.jsonl, line 4";
        for (String[] bad : new String[][] {
            {"{\"text\": \"b\", \"embedding\": [1, 2, 3]}", "expected 2 numbers in the field embedding, found 3 numbers"
            },
            {"{\"text\": \"b\"}", "expected 2 numbers in the field embedding, found none"},
            {"{\"text\": \"b\", \"embedding\": [1, null]}", "found a list or an object that holds something else"},
            {"{\"text\": \"b\", \"embedding\": [1, NaN]}", place}
        }) {
            assertThat(given.failure(given.file("a.jsonl", good + bad[0] + "\n"), EMBEDDED))
                    .startsWith(place)
                    .contains(bad[1]);
        }
        String cells = "text,vector\na text that has words,\"[0.5, -1]\"\na text of other words,\"[0.5, 1]\"\n";
        assertThat(given.failure(given.file("a.csv", cells + "a third text with words,\"[nan, 1]\"\n"), EMBEDDED))
                .startsWith("a.csv, line 4")
                .contains("the column vector holds NaN");
        assertThat(given.failure(given.file("a.csv", cells + "a third text with words,n/a\n"), EMBEDDED))
                .startsWith("a.csv, line 4")
                .contains("expected 2 numbers in the field vector, found \"n/a\"");
    }

    @Test
    void aGenerationIsReadWithEmbeddingsWhereTheReferenceIs() {
        Path with = given.file("a.jsonl", "{\"text\": \"a\", \"embedding\": [0.5, -1]}\n".repeat(2));
        Path without = given.file("b.jsonl", "{\"text\": \"a\"}\n".repeat(2));
        Path lines = given.file("c.txt", "a\nb\n");
        for (Path file : List.of(without, lines)) {
            assertThat(given.failure(
                            () -> Readers.openLike(Schema.text(2), List.of(file.toString()), EMBEDDED, BadRows.NONE)))
                    .contains("the reference brings an embedding with each text, and this file does not")
                    .contains("--embedding-field none");
        }
        assertThat(given.failure(
                        () -> Readers.openLike(Schema.text(3), List.of(with.toString()), EMBEDDED, BadRows.NONE)))
                .contains("expected vectors of 3 dimensions, as before, found 2");
        assertThat(Readers.openLike(Schema.text(), List.of(with.toString()), EMBEDDED, BadRows.NONE)
                        .schema())
                .isEqualTo(Schema.text());
    }

    @Test
    void jsonWithoutTextIsTable() {
        FileCorpus corpus = open(
                "a.jsonl", "{\"id\": 1, \"age\": 3, \"sex\": \"f\"}\n{\"id\": 2, \"sex\": \"m\", \"late\": true}\n");
        assertThat(columns(corpus)).containsExactly("age N", "sex C", "late C");
        assertThat(((Payload.Row) Given.items(corpus).get(1).payload()).cells())
                .containsExactly(Cell.MISSING, new Cell.Category("m"), new Cell.Category("true"));
    }

    @Test
    void headerOrNot() {
        assertThat(columns(open("a.csv", "1.5,2\n3,4\n5,6\n"))).containsExactly("x0 N", "x1 N");
        assertThat(open("a.csv", "1.5,2\n3,4\n5,6\n").schema().kind()).isEqualTo(Schema.Kind.VECTOR);
        assertThat(open("b.csv", "x0,x1\n3,4\n5,6\n").schema().kind()).isEqualTo(Schema.Kind.VECTOR);
        assertThat(columns(open("c.csv", "long,lat\n3,4\n5,6\n"))).containsExactly("long N", "lat N");
        assertThat(open("c.csv", "long,lat\n3,4\n5,6\n").schema().kind()).isEqualTo(Schema.Kind.TABLE);
        assertThat(columns(open("d.csv", "cap,odor\nx,s\ny,s\nx,p\n"))).containsExactly("cap C", "odor C");
        assertThat(columns(open("e.csv", "x,s\ny,s\nx,p\n"))).containsExactly("column1 C", "column2 C");
        FileCorpus indexed = open("f.csv", ",a,a\n0,x,1\n1,y,2\n");
        assertThat(columns(indexed)).containsExactly("a C", "a_2 N");
        assertThat(Given.items(indexed)).extracting(Item::id).containsExactly("0", "1");
        assertThat(Given.items(indexed))
                .as("what a data frame numbers is no name")
                .noneMatch(Item::named);
    }

    @Test
    void decimalComma() {
        FileCorpus corpus = open("a.csv", "size;name\n1,5;x\n-2;y\n0,25;1,x\n");
        assertThat(columns(corpus)).containsExactly("size N", "name C");
        assertThat(((Payload.Row) Given.items(corpus).get(2).payload()).cells())
                .containsExactly(new Cell.Number(0.25), new Cell.Category("1,x"));
        assertThat(columns(open("b.csv", "size;name\n1,5;x\n2.5;y\n3;z\n")))
                .as("both ways to write")
                .containsExactly("size C", "name C");
    }

    @Test
    void missingAndCodes() {
        FileCorpus corpus = open("a.csv", "age,zone\n1,NA\nNA,EU\n,US\n4,US\n");
        assertThat(columns(corpus)).containsExactly("age N", "zone C");
        List<Item> items = Given.items(corpus);
        assertThat(((Payload.Row) items.get(1).payload()).cells().get(0)).isEqualTo(Cell.MISSING);
        assertThat(((Payload.Row) items.get(0).payload()).cells().get(1)).isEqualTo(new Cell.Category("NA"));
    }

    @Test
    void readsLikeTheReference() {
        Schema reference =
                open("ref.csv", "age,zone,code\n1,EU,a\n2,US,b\n3,US,c\n").schema();
        Path other = given.file("gen.csv", "code,extra,zone,age\n1,q,EU,7\n2,q,US,8\n");
        FileCorpus corpus =
                Readers.openLike(reference, List.of(other.toString()), ReadOptions.defaults(), BadRows.NONE);
        assertThat(corpus.schema()).isEqualTo(reference);
        assertThat(((Payload.Row) Given.items(corpus).get(0).payload()).cells())
                .containsExactly(new Cell.Number(7), new Cell.Category("EU"), new Cell.Category("1"));
        Path json = given.file(
                "gen.jsonl",
                "{\"age\": 7, \"zone\": \"EU\", \"code\": 1}\n{\"age\": 8, \"zone\": \"US\", \"code\": 2}\n");
        corpus = Readers.openLike(reference, List.of(json.toString()), ReadOptions.defaults(), BadRows.NONE);
        assertThat(((Payload.Row) Given.items(corpus).get(0).payload()).cells())
                .containsExactly(new Cell.Number(7), new Cell.Category("EU"), new Cell.Category("1"));
        Path vectors = given.file("v.csv", "1,2\n3,4\n5,6\n");
        assertThat(given.failure(() -> Readers.openLike(
                        Schema.vector(3), List.of(vectors.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith("v.csv: expected vectors of 3 dimensions, as before, found 2.");
    }

    @Test
    void origins() {
        List<Item> items = Given.read(
                given.file(
                        "a.jsonl",
                        "{\"text\": \"a\", \"origin\": \"human\"}\n{\"text\": \"b\", \"origin\": \"gpt-4\"}\n{\"text\": \"c\"}\n"));
        assertThat(items)
                .extracting(Item::origin)
                .containsExactly(new Origin.Human("human"), new Origin.Synthetic("gpt-4", 1, ""), Origin.unknown());
        items = Given.read(
                given.file("b.jsonl", "{\"text\": \"a\", \"g\": 0}\n{\"text\": \"b\", \"g\": 3}\n"),
                ReadOptions.defaults().withOriginField("g"));
        assertThat(items)
                .extracting(Item::origin)
                .containsExactly(new Origin.Human(""), new Origin.Synthetic("", 3, ""));
    }

    @Test
    void seriesInOneFile() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 33; i++) {
            lines.append("{\"generation\": ")
                    .append(i % 11)
                    .append(", \"text\": \"t")
                    .append(i)
                    .append("\", \"id\": \"q")
                    .append(i / 11)
                    .append("\"}\n");
        }
        java.util.Map<String, FileCorpus> series = Readers.series(
                List.of(given.file("all.jsonl", lines.toString()).toString()),
                ReadOptions.defaults(),
                "generation",
                BadRows.NONE);
        assertThat(series.keySet()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(Given.items(series.get("10")))
                .extracting(Item::payload)
                .containsExactly(text("t10"), text("t21"), text("t32"));
        assertThat(Given.items(series.get("10")))
                .as("ids repeat over generations, not in them")
                .extracting(Item::id)
                .containsExactly("q0", "q1", "q2");
        FileCorpus table = Readers.series(
                        List.of(given.file("t.csv", "g,a\n1,5\n1,6\n2,7\n2,8\n").toString()),
                        ReadOptions.defaults(),
                        "g",
                        BadRows.NONE)
                .get("2");
        assertThat(columns(table)).containsExactly("a N");
        assertThat(Given.items(table)).hasSize(2);
        Path plain = given.file("p.txt", "a\nb\n");
        assertThat(given.failure(
                        () -> Readers.series(List.of(plain.toString()), ReadOptions.defaults(), "g", BadRows.NONE)))
                .startsWith("p.txt: --generation-field asks for the field g, and plain text has no fields.");
    }

    private static Payload text(String value) {
        return new Payload.Text(value);
    }

    @Test
    void idsAreUnique() {
        List<Item> items = Given.read(given.file(
                "a.jsonl", "{\"text\": \"a\", \"id\": \"q\"}\n{\"text\": \"b\", \"id\": \"q\"}\n{\"text\": \"c\"}\n"));
        assertThat(items).extracting(Item::id).containsExactly("q", "q#2", "3");
        assertThat(items)
                .as("what bears one id belongs together")
                .extracting(Item::group)
                .containsExactly("q", "q", "3");
        assertThat(items).extracting(Item::named).containsExactly(true, true, false);
        assertThat(Given.read(given.file("a.csv", "id,text\n1,it rains a lot\n2,so they say here\n")))
                .as("numbers are names where the data gives them")
                .allMatch(Item::named);
        assertThat(Given.read(given.file("a.txt", "a\nb\n"))).noneMatch(Item::named);
    }

    /** 2^53 and 2^53 + 1 are the same double. */
    @Test
    void longNumbersAsIds() {
        List<Item> items = Given.read(given.file(
                "a.jsonl",
                "{\"text\": \"a\", \"id\": 9007199254740992}\n{\"text\": \"b\", \"id\": 9007199254740993}\n"));
        assertThat(items).extracting(Item::id).containsExactly("9007199254740992", "9007199254740993");
        items = Given.read(given.file(
                "negative.jsonl",
                "{\"text\": \"a\", \"id\": -9007199254740992}\n{\"text\": \"b\", \"id\": -9007199254740993}\n"));
        assertThat(items).extracting(Item::id).containsExactly("-9007199254740992", "-9007199254740993");
    }

    @Test
    void manyIdsStayUnique() {
        Ids ids = new Ids(1);
        java.util.Set<String> seen = new java.util.HashSet<>();
        long changed = 0;
        for (int i = 0; i < 300_000; i++) {
            String id = ids.field("id-" + i, i + 1);
            changed += id.contains("#") ? 1 : 0;
            assertThat(seen.add(id)).isTrue();
        }
        assertThat(changed).as("ids taken for repeated").isLessThan(3);
    }

    @Test
    void severalFilesInNaturalOrder() {
        given.file("gen-10.txt", "ten\nx\n");
        given.file("gen-2.txt", "two\nx\n");
        given.file("other.txt", "no\nx\n");
        String pattern = directory + "/gen-*.txt";
        assertThat(Readers.expand(List.of(pattern)).stream()
                        .map(n -> Path.of(n).getFileName().toString()))
                .containsExactly("gen-2.txt", "gen-10.txt");
        FileCorpus corpus = Readers.open(List.of(pattern), ReadOptions.defaults());
        assertThat(Given.items(corpus)).extracting(Item::id).containsExactly("1:1", "1:2", "2:1", "2:2");
        assertThat(Given.items(Readers.open(List.of(directory.toString()), ReadOptions.defaults())))
                .hasSize(6);
    }

    @Test
    void standardInputIsSpooled() {
        DataFile file = StandardInput.spool(new ByteArrayInputStream(
                "{\"text\": \"a\"}\n".repeat(3).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(file.name()).isEqualTo("-");
        assertThat(Sniffer.sniff(file, ReadOptions.defaults())).isEqualTo(Format.JSON_LINES);
        assertThat(Sniffer.sniff(file, ReadOptions.defaults())).as("again").isEqualTo(Format.JSON_LINES);
    }

    /** Most of its cells are words, so that it could be text; without a name the reference's columns decide. */
    @Test
    void aPipedTableIsOneWhereItsHeaderNamesColumnsOfTheReference() {
        Schema like = Schema.table(List.of(
                new Schema.Column("age", Schema.Scale.NUMERIC), new Schema.Column("town", Schema.Scale.CATEGORICAL)));
        String rows = "town;\"age\";job\r\nBern;31;cook\r\nBasel;40;smith\r\n";
        DataFile table =
                StandardInput.spool(new ByteArrayInputStream(rows.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Schema read = new Opening(List.of(table), BadRows.NONE, ReadOptions.defaults())
                .any(Optional.of(like))
                .schema();
        assertThat(read).isEqualTo(like);
        DataFile text = StandardInput.spool(new ByteArrayInputStream(
                "Old age, she said.\nA town, he said.\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThatThrownBy(
                        () -> new Opening(List.of(text), BadRows.NONE, ReadOptions.defaults()).any(Optional.of(like)))
                .hasMessageContaining("the reference is of the kind table, and this file is of the kind text");
    }

    @Test
    void naturalOrder() {
        List<String> sorted = new java.util.ArrayList<>(List.of("r10", "r2", "r1b", "r1", "r02", "a", "r1a2", "r1a10"));
        sorted.sort(NaturalOrder.INSTANCE);
        assertThat(sorted).containsExactly("a", "r1", "r1a2", "r1a10", "r1b", "r02", "r2", "r10");
    }
}
