package org.genloss.io.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.verdict.Evaluations;

/**
 * Results of benchmarks from a table or JSON lines, one result a row: {@code generation}, {@code benchmark} (may be left out where there is one),
 * {@code item}, and {@code correct} (true, false, 1, 0) or {@code score} (from 0 on, more is better); {@code class} or {@code subgroup} where there are.
 * Results of generations that the check does not have are left out.
 */
public final class EvaluationFile {
    private static final List<String> GENERATION = List.of("generation", "model", "gen");
    private static final List<String> BENCHMARK = List.of("benchmark", "task", "dataset");
    private static final List<String> ITEM =
            List.of("item", "item_id", "question", "question_id", "example", "example_id");
    private static final List<String> SCORE = List.of("correct", "score");
    private static final List<String> SUBGROUP = List.of("class", "subgroup", "category");

    /**
     * How the file may name what is compared.
     *
     * @param reference name of the reference in the check
     * @param zero what else stands for it
     * @param generations names of the generations, in their order; the number of one, from 1, stands for it too
     */
    public record Names(String reference, String zero, List<String> generations) {
        public Names {
            generations = List.copyOf(generations);
        }

        /** The name in the check; null where it means none. */
        private String of(String given) {
            if (generations.contains(given)) {
                return given;
            }
            for (String name : generations) {
                if (name.endsWith(" " + given)) { // "generation 3" of a series
                    return name;
                }
            }
            if (given.equals(reference) || given.equals(zero) || given.equals("reference")) {
                return reference;
            }
            int number = given.matches("[0-9]{1,6}") ? Integer.parseInt(given) : 0;
            return number >= 1 && number <= generations.size() ? generations.get(number - 1) : null;
        }
    }

    private final String file;
    private final Names names;
    private final List<String> columns;
    private final int generation;
    private final int benchmark;
    private final int item;
    private final int score;
    private final int subgroup;
    private final Set<String> others = new LinkedHashSet<>();

    private EvaluationFile(String file, Names names, Schema schema) {
        this.file = file;
        this.names = names;
        this.columns = schema.columns().stream().map(Schema.Column::name).toList();
        this.generation = required(GENERATION);
        this.benchmark = column(BENCHMARK);
        this.item = required(ITEM);
        this.score = required(SCORE);
        this.subgroup = column(SUBGROUP);
    }

    /** @throws BadInput where columns lack, a generation is not in the check, or a result is none */
    public static Evaluations read(String file, Names names) {
        ReadOptions options =
                ReadOptions.defaults().withKind(Schema.Kind.TABLE).withOnBadRow(ReadOptions.OnBadRow.FAIL);
        EvaluationFile reader = new EvaluationFile(
                file, names, Readers.open(List.of(file), options).schema());
        // as written: numbers of more than 15 digits, and those with zeros in front, are names of different items
        ReadOptions.Note item = new ReadOptions.Note(reader.columns.get(reader.item), "--evaluations", true);
        FileCorpus corpus = Readers.open(List.of(file), options.withNotes(List.of(item)));
        List<Evaluations.Result> results = new ArrayList<>();
        AtomicLong row = new AtomicLong();
        try (Stream<Item> rows = corpus.items()) {
            rows.flatMap(result -> reader.result(
                            ((Payload.Row) result.payload()).cells(),
                            result.notes().get(item.field()),
                            row.incrementAndGet()))
                    .forEachOrdered(results::add);
        }
        if (results.stream().noneMatch(r -> names.generations().contains(r.generation()))) {
            throw BadInput.in(
                    file,
                    "no result is of a generation in this check, " + Words.list(names.generations())
                            + "; the file speaks of " + Words.list(List.copyOf(reader.others)),
                    "Name generations as their files, or by their number from 1 (" + names.zero()
                            + " is the reference).");
        }
        try {
            return new Evaluations(results);
        } catch (IllegalArgumentException e) {
            throw BadInput.in(file, e.getMessage(), "Give every item of a benchmark one class or subgroup.");
        }
    }

    private int column(List<String> usual) {
        for (String name : usual) {
            for (int c = 0; c < columns.size(); c++) {
                if (columns.get(c).equalsIgnoreCase(name)) {
                    return c;
                }
            }
        }
        return -1;
    }

    private int required(List<String> usual) {
        int column = column(usual);
        if (column < 0) {
            throw BadInput.in(
                    file,
                    "--evaluations needs a column " + String.join(" or ", usual) + ", and there are "
                            + Words.orNone(columns),
                    "Write a row a result: generation, benchmark, item, correct.");
        }
        return column;
    }

    private Stream<Evaluations.Result> result(List<Cell> cells, String named, long row) {
        String given = text(cells.get(generation));
        String name = names.of(given);
        if (name == null) {
            others.add(given);
            return Stream.empty();
        }
        if (named == null) {
            throw BadInput.at(new Place(file, "row", row, 0), "the item has no name", "Name the item of every result.");
        }
        return Stream.of(new Evaluations.Result(
                name,
                benchmark < 0 ? "benchmark" : text(cells.get(benchmark)),
                named,
                subgroup < 0 ? "" : columns.get(subgroup) + " " + text(cells.get(subgroup)),
                score(cells.get(score), row)));
    }

    private double score(Cell cell, long row) {
        double value = Double.NaN;
        if (cell instanceof Cell.Number number) {
            value = number.value();
        } else if (cell instanceof Cell.Category category) {
            value = switch (category.value().toLowerCase(Locale.ROOT)) {
                case "true", "yes" -> 1;
                case "false", "no" -> 0;
                default -> Double.NaN;
            };
        }
        boolean right = columns.get(score).equalsIgnoreCase("correct");
        if (!(value >= 0) || (right && value > 1)) {
            throw BadInput.at(
                    new Place(file, "row", row, 0),
                    (right ? "correct is " : "the score is ") + (cell instanceof Cell.Missing ? "missing" : text(cell)),
                    right
                            ? "Write true or false, or 1 or 0; graded results go into a column score."
                            : "Write a number from 0 on, of which more is better.");
        }
        return value;
    }

    /** Whole numbers without a point. */
    private static String text(Cell cell) {
        if (cell instanceof Cell.Number number) {
            double x = number.value();
            return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
        }
        return cell instanceof Cell.Category category ? category.value() : "";
    }
}
