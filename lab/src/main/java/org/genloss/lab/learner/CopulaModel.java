package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Decodable;
import org.genloss.lab.Sampling;

/**
 * A Gaussian copula. Parameters: {@code dependence}, the mean absolute correlation between two columns; {@code log-determinant} and {@code
 * rank} of the correlations; {@code values-NAME}, how many different values a column can have.
 */
public final class CopulaModel implements Decodable {
    private final Schema schema;
    private final List<CopulaColumn> columns;
    private final double[] correlations;
    private final Normals normals;
    private final Sampling sampling;

    CopulaModel(Schema schema, List<CopulaColumn> columns, double[] correlations) {
        this(schema, columns, correlations, Sampling.PLAIN);
    }

    private CopulaModel(Schema schema, List<CopulaColumn> columns, double[] correlations, Sampling sampling) {
        this.sampling = sampling;
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.correlations = correlations;
        this.normals = Normals.of(new double[columns.size()], correlations);
    }

    /** Of the normal numbers behind two columns. */
    public double correlation(int column, int other) {
        return correlations[column * columns.size() + other];
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        UniformRandomProvider random = seed.random();
        ContinuousSampler normal = normals.source(items, sampling.systematic(), random);
        double scale = Math.sqrt(sampling.temperature() * sampling.lambda());
        double[] z = new double[columns.size()];
        List<List<Cell>> rows = new ArrayList<>(items);
        for (int i = 0; i < items; i++) {
            normals.draw(normal, scale, z, 0);
            List<Cell> cells = new ArrayList<>(z.length);
            for (int j = 0; j < z.length; j++) {
                CopulaColumn column = columns.get(j);
                boolean missing = column.missing() > 0 && random.nextDouble() < column.missing();
                cells.add(missing ? Cell.MISSING : column.value(z[j]));
            }
            rows.add(cells);
        }
        return corpus(rows);
    }

    private Corpus corpus(List<List<Cell>> rows) {
        if (schema.kind() == Schema.Kind.VECTOR) {
            double[] values = rows.stream()
                    .flatMap(List::stream)
                    .mapToDouble(cell -> ((Cell.Number) cell).value())
                    .toArray();
            return new Vectors("", columns.size(), values);
        }
        List<Item> items = new ArrayList<>(rows.size());
        for (List<Cell> row : rows) {
            items.add(Item.of(String.valueOf(items.size()), new Payload.Row(row)));
        }
        return new Items(schema, items);
    }

    @Override
    public CopulaModel decoded(Sampling sampling) {
        return new CopulaModel(schema, columns, correlations, this.sampling.and(sampling));
    }

    @Override
    public List<Parameter> parameters() {
        int d = columns.size();
        double sum = 0;
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < j; k++) {
                sum += Math.abs(correlation(j, k));
            }
        }
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter("dependence", sum / (d * (d - 1) / 2.0)));
        parameters.add(new Parameter("log-determinant", normals.logDeterminant()));
        parameters.add(new Parameter("rank", normals.rank()));
        for (int j = 0; j < d; j++) {
            parameters.add(new Parameter(
                    "values-" + schema.columns().get(j).name(), columns.get(j).size()));
        }
        return parameters;
    }
}
