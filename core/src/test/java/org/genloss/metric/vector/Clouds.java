package org.genloss.metric.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;

/** Pools of seeded points for tests. */
public final class Clouds {
    private Clouds() {}

    /** A pool of vectors, each its own group, groups by hash as in a draw. */
    public static Pool pool(double[][] reference, double[][] candidate) {
        return new Pool(Schema.vector(reference[0].length), groups("r", reference), groups("c", candidate));
    }

    private static List<Draw.Group> groups(String prefix, double[][] points) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            String id = prefix + i;
            groups.add(new Draw.Group(id, Hashes.of(id), List.of(Item.of(id, new Payload.Vector(points[i])))));
        }
        groups.sort(Comparator.comparing(Draw.Group::hash, Long::compareUnsigned));
        return groups;
    }

    public static double[][] points(int n, IntFunction<double[]> point) {
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            points[i] = point.apply(i);
        }
        return points;
    }

    /** Standard normal points. */
    public static double[][] normal(int n, int d, String name) {
        UniformRandomProvider random = Seed.of(11).child(name).random();
        var sampler = ZigguratSampler.NormalizedGaussian.of(random);
        return points(n, i -> sampler.samples(d).toArray());
    }

    /** Points around modes: mode m has weight 1/modes, centre fixed by its number with spread 4, own spread {@code within}. */
    public static double[][] modes(int n, int d, int modes, double within, String name) {
        double[][] centres = normal(modes, d, "centres");
        double[][] noise = normal(n, d, name);
        UniformRandomProvider random = Seed.of(12).child(name).random();
        return points(n, i -> {
            double[] x = new double[d];
            int mode = random.nextInt(modes);
            for (int j = 0; j < d; j++) {
                x[j] = 4 * centres[mode][j] + within * noise[i][j];
            }
            return x;
        });
    }

    /** One array, point after point. */
    public static double[] flat(double[][] points) {
        int d = points[0].length;
        double[] flat = new double[points.length * d];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(points[i], 0, flat, i * d, d);
        }
        return flat;
    }
}
