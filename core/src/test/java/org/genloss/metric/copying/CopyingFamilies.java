package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;
import org.genloss.profile.Pool;
import org.genloss.profile.View;
import tools.jackson.databind.JsonNode;

/** The oracle's families that the metrics of this package answer. */
public final class CopyingFamilies {
    private CopyingFamilies() {}

    public static List<OracleFamily> all() {
        return List.of(new Closeness(), new Rows(), new Authentic(), new Test());
    }

    /** The sides of a case, by the name of the input. */
    private record Trio(Pool pool, Walk walk) {
        static Trio of(Pool pool) {
            return new Trio(pool, new Walk(pool, false));
        }

        int[] side(String name) {
            View view = switch (name) {
                case "train", "real" -> pool.reference();
                case "synth" -> pool.candidate();
                default -> pool.holdout().orElseThrow();
            };
            return walk.items(view);
        }

        Walk.Two nearest(String from, String to) {
            return walk.nearest(side(from), side(to));
        }

        double[] distances(String from, String to) {
            return nearest(from, to).distances(walk.space());
        }
    }

    private static double[][] points(OracleCase asked, String input) {
        return Trios.points(asked.table(asked.input(input)));
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElse(Double.NaN);
    }

    /** Mean, median or a quantile p05 of distances. */
    private static double summary(double[] distances, String which) {
        return switch (which) {
            case "mean" -> mean(distances);
            case "median" -> Copying.quantile(distances, 0.5);
            case "min" -> Copying.quantile(distances, 0);
            case "max" -> Copying.quantile(distances, 1);
            default -> Copying.quantile(distances, Double.parseDouble("0." + which.substring(1)));
        };
    }

    private static final String SIDES = "(synth|train|holdout|test)_(synth|train|holdout|test)";
    private static final String SUMMARY = "(mean|median|min|max|p[0-9]+)";

    /** DCR and NNDR of points against train and holdout. */
    private record Closeness() implements OracleFamily {
        private static final Pattern SIDES_FIRST = Pattern.compile("(dcr|nndr)_" + SIDES + "_" + SUMMARY);
        private static final Pattern SUMMARY_FIRST = Pattern.compile("(dcr|nndr)_" + SUMMARY + "_" + SIDES);
        private static final Pattern SMALLEST = Pattern.compile("nndr_([0-9]+)(?:st|nd|rd|th)_smallest_" + SIDES);
        private static final Pattern FIRST = Pattern.compile("first([0-9]+)_(dcr|nndr)");

        @Override
        public Set<String> names() {
            return Set.of("dcr_nndr");
        }

        @Override
        public Optional<Object> answer(OracleCase asked, String key) {
            Trio trio =
                    Trio.of(Trios.vectors(points(asked, "train"), points(asked, "synth"), points(asked, "holdout")));
            return Optional.of(answer(trio, asked, key));
        }

        private static Object answer(Trio trio, OracleCase asked, String key) {
            Matcher sides = SIDES_FIRST.matcher(key);
            if (sides.matches()) {
                return summary(of(trio, sides.group(1), sides.group(2), sides.group(3)), sides.group(4));
            }
            Matcher summary = SUMMARY_FIRST.matcher(key);
            if (summary.matches()) {
                return summary(of(trio, summary.group(1), summary.group(3), summary.group(4)), summary.group(2));
            }
            Matcher smallest = SMALLEST.matcher(key);
            if (smallest.matches()) {
                double[] ratios = of(trio, "nndr", smallest.group(2), smallest.group(3));
                return NndrRatio.smallest(ratios, Integer.parseInt(smallest.group(1)));
            }
            Matcher first = FIRST.matcher(key);
            if (first.matches()) {
                double[] all = of(trio, first.group(2), "synth", "train");
                return Arrays.copyOf(all, Math.min(all.length, Integer.parseInt(first.group(1))));
            }
            return plain(trio, asked, key);
        }

        private static Object plain(Trio trio, OracleCase asked, String key) {
            double[] toTrain = trio.nearest("synth", "train").first();
            double[] toHoldout = trio.nearest("synth", "holdout").first();
            return switch (key) {
                case "identical_match_share" -> new IdenticalShare().share(trio.distances("synth", "train"));
                case "identical_match_share_holdout" -> new IdenticalShare().share(trio.distances("synth", "holdout"));
                case "dcr_share" -> DcrShare.share(trio.walk.space(), toTrain, toHoldout);
                case "ties", "tie_count", "n_ties" -> ties(toTrain, toHoldout);
                case "tie_share" -> ties(toTrain, toHoldout) / toTrain.length;
                case "nndr_ratio" ->
                    NndrRatio.smallest(of(trio, "nndr", "synth", "train"), 10)
                            / NndrRatio.smallest(of(trio, "nndr", "synth", "holdout"), 10);
                default -> throw OracleFamily.unknown(asked, key);
            };
        }

        private static double ties(double[] a, double[] b) {
            return IntStream.range(0, a.length).filter(i -> a[i] == b[i]).count();
        }

        private static double[] of(Trio trio, String which, String from, String to) {
            return which.equals("dcr")
                    ? trio.distances(from, to)
                    : NndrRatio.ratios(trio.walk.space(), trio.nearest(from, to));
        }
    }

    /** DCR of rows of mixed type. */
    private record Rows() implements OracleFamily {
        @Override
        public Set<String> names() {
            return Set.of("dcr_gower");
        }

        @Override
        public Optional<Object> answer(OracleCase asked, String key) {
            Trio trio = Trio.of(Trios.tables(asked.table(asked.input("real")), asked.table(asked.input("synth"))));
            double[] distances = trio.distances("synth", "real");
            if (key.matches(SUMMARY)) {
                return Optional.of(summary(distances, key));
            }
            return Optional.of(
                    switch (key) {
                        case "dcr" -> distances;
                        case "zero_count" ->
                            (double)
                                    Arrays.stream(distances).filter(d -> d == 0).count();
                        default -> throw OracleFamily.unknown(asked, key);
                    });
        }
    }

    private record Authentic() implements OracleFamily {
        @Override
        public Set<String> names() {
            return Set.of("authenticity");
        }

        @Override
        public Optional<Object> answer(OracleCase asked, String key) {
            Trio trio = Trio.of(Trios.vectors(points(asked, "train"), points(asked, "synth"), new double[0][]));
            Walk.Two nearest = trio.nearest("synth", "train");
            double[] around =
                    trio.walk.nearest(nearest.nearest(), trio.side("train")).first();
            double share = Authenticity.share(trio.walk.space(), nearest.first(), around);
            return Optional.of(
                    switch (key) {
                        case "authenticity" -> share;
                        case "peer_authpct", "authpct" -> 100 * share;
                        case "authentic_count", "count", "n_authentic" -> share * around.length;
                        default -> throw OracleFamily.unknown(asked, key);
                    });
        }
    }

    /** Z_U, and C_T over cells that a case gives as a column {@code cell} or as centres. */
    private record Test() implements OracleFamily {
        private static final Pattern CELL = Pattern.compile("(?i)cells?|clusters?|labels?");

        @Override
        public Set<String> names() {
            return Set.of("data_copying_test");
        }

        @Override
        public Optional<Object> answer(OracleCase asked, String key) {
            double[][] train = numbers(asked, "train");
            Trio trio = Trio.of(Trios.vectors(train, numbers(asked, "synth"), numbers(asked, "test")));
            double[] held = trio.nearest("test", "train").first();
            double[] generated = trio.nearest("synth", "train").first();
            Space space = trio.walk.space();
            return Optional.of(
                    switch (key) {
                        case "Zu", "Zu_peer", "Z_U" -> DataCopying.z(space, held, generated);
                        case "mann_whitney_u" -> DataCopying.pairs(space, held, generated);
                        case "mean_nn_synth" -> mean(trio.distances("synth", "train"));
                        case "mean_nn_test" -> mean(trio.distances("test", "train"));
                        case "C_T", "CT", "Ct", "ct", "Ct_peer", "C_T_peer", "CT_peer" ->
                            DataCopyingCells.statistic(trio.walk, three(trio), cells(asked, trio));
                        default -> throw OracleFamily.unknown(asked, key);
                    });
        }

        private static DataCopyingCells.Three three(Trio trio) {
            return new DataCopyingCells.Three(trio.side("train"), trio.side("test"), trio.side("synth"));
        }

        private static double[][] numbers(OracleCase asked, String input) {
            OracleCase.Table table = asked.table(asked.input(input));
            int[] kept = IntStream.range(0, table.width())
                    .filter(j -> !CELL.matcher(table.columns().get(j)).matches())
                    .toArray();
            double[][] points = Trios.points(table);
            return Arrays.stream(points)
                    .map(row -> IntStream.of(kept).mapToDouble(j -> row[j]).toArray())
                    .toArray(double[][]::new);
        }

        /** By a column, by lists among the settings, or by the nearest of some centres; one cell where the case says nothing of them. */
        private static int[] cells(OracleCase asked, Trio trio) {
            int[] cell = new int[trio.pool.items().size()];
            for (Map.Entry<String, JsonNode> entry : asked.json().path("params").properties()) {
                if (entry.getValue().isArray()) {
                    listed(entry.getKey(), entry.getValue(), trio, cell);
                }
            }
            for (String side : List.of("train", "synth", "test")) {
                OracleCase.Table table = asked.table(asked.input(side));
                int column = IntStream.range(0, table.width())
                        .filter(j -> CELL.matcher(table.columns().get(j)).matches())
                        .findFirst()
                        .orElse(-1);
                int[] items = trio.side(side);
                for (int i = 0; i < items.length && column >= 0; i++) {
                    cell[items[i]] =
                            (int) Double.parseDouble(table.rows().get(i).get(column));
                }
            }
            return cell;
        }

        private static void listed(String key, JsonNode values, Trio trio, int[] cell) {
            for (String side : List.of("train", "synth", "test")) {
                int[] items = trio.side(side);
                boolean centres = key.matches("(?i).*(cent(er|re|roid)s?).*")
                        && values.path(0).isArray();
                for (int i = 0; i < items.length; i++) {
                    if (centres) {
                        cell[items[i]] = nearest(trio.pool.items().get(items[i]), values);
                    } else if (key.contains(side) && values.size() == items.length) {
                        cell[items[i]] = values.path(i).asInt();
                    }
                }
            }
        }

        private static int nearest(Item item, JsonNode centres) {
            double[] x = ((Payload.Vector) item.payload()).x();
            double[] squares = new double[centres.size()];
            for (int c = 0; c < squares.length; c++) {
                for (int j = 0; j < x.length; j++) {
                    double difference = x[j] - centres.path(c).path(j).asDouble();
                    squares[c] += difference * difference;
                }
            }
            return IntStream.range(0, squares.length)
                    .boxed()
                    .min(Comparator.comparingDouble(c -> squares[c]))
                    .orElse(0);
        }
    }
}
