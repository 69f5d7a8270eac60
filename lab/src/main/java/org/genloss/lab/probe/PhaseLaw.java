package org.genloss.lab.probe;

import org.genloss.lab.Lattice;
import org.genloss.lab.Scored;
import org.genloss.lab.probe.Phases.Parts;

/** The parts of the phases of a law whose truth is known. */
final class PhaseLaw {
    /** Copies among the items of a generation up to which a category is of the tail. */
    static final double RARE = 10;

    /** Mass of the truth beyond each border of the body on the line. */
    static final double TAIL = 0.025;

    private static final double HALF = 0.5;
    private static final int STEPS = 2000;

    private PhaseLaw() {}

    /** @param items n of the tail n q at most {@value #RARE} */
    static Parts categories(double[] p, double[] q, double items) {
        int tail = 0;
        int left = 0;
        double bodyP = 0;
        double bodyQ = 0;
        for (int i = 0; i < q.length; i++) {
            if (items * q[i] > RARE) {
                bodyP += p[i];
                bodyQ += q[i];
            } else if (q[i] > 0) {
                tail++;
                left += p[i] > 0 ? 1 : 0;
            }
        }
        double apart = 0;
        for (int i = 0; i < q.length; i++) {
            if (items * q[i] > RARE) {
                apart += Math.abs((bodyP > 0 ? p[i] / bodyP : 0) - q[i] / bodyQ) / 2;
            }
        }
        double fidelity = bodyQ == 0 ? Double.NaN : bodyP > 0 ? 1 - apart : 0;
        return new Parts((double) left / tail, fidelity, heterozygosity(p) / heterozygosity(q));
    }

    /** 1 - sum p^2. */
    static double heterozygosity(double[] p) {
        double same = 0;
        for (double share : p) {
            same += share * share;
        }
        return 1 - same;
    }

    /** Whether both have a density, or both probabilities of whole numbers, and a finite spread. */
    static boolean line(Scored model, Scored truth) {
        return model instanceof Lattice == truth instanceof Lattice && Ask.line(model) && Ask.line(truth);
    }

    static Parts of(Scored model, Scored truth) {
        double variance = Ask.number(model, "variance");
        double spread = variance / Ask.number(truth, "variance");
        if (!(variance > 0)) {
            double nothing = variance == 0 ? 0 : Double.NaN;
            return new Parts(nothing, nothing, spread);
        }
        Grid q = Grid.of(truth, Density.range(truth));
        double low = q.quantile(TAIL);
        double high = q.quantile(1 - TAIL);
        Grid p = Grid.of(model, Density.range(model));
        int regions = 0;
        int left = 0;
        double[][] tails = {{Double.NEGATIVE_INFINITY, low}, {high, Double.POSITIVE_INFINITY}};
        for (double[] tail : tails) {
            double there = q.mass(tail[0], tail[1]);
            if (there > 0) {
                regions++;
                left += p.mass(tail[0], tail[1]) >= HALF * there ? 1 : 0;
            }
        }
        return new Parts((double) left / regions, fidelity(model, truth, low, high), spread);
    }

    private static double fidelity(Scored model, Scored truth, double low, double high) {
        double[] body = {low, high};
        Grid p = Grid.of(model, body);
        Grid q = Grid.of(truth, body);
        double massP = p.mass();
        double massQ = q.mass();
        if (!(massP > 0)) {
            return 0;
        }
        double apart = 0;
        for (int i = 0; i < p.weight.length; i++) {
            apart += Math.abs(p.weight[i] / massP - q.weight[i] / massQ) / 2;
        }
        return 1 - apart;
    }

    /** Mass of a law in narrow cells, by the midpoint rule; on the whole numbers, at each of them. */
    private record Grid(double[] at, double[] weight) {
        static Grid of(Scored law, double[] range) {
            boolean lattice = law instanceof Lattice;
            double first = lattice ? Math.ceil(range[0]) : range[0];
            int cells = lattice ? Math.max(0, (int) (Math.floor(range[1]) - first) + 1) : STEPS;
            double step = lattice ? 1 : (range[1] - range[0]) / STEPS;
            double[] at = new double[cells];
            double[] weight = new double[cells];
            for (int i = 0; i < cells; i++) {
                at[i] = first + (lattice ? i : (i + HALF) * step);
                weight[i] = Math.exp(Density.log(law, at[i])) * step;
            }
            return new Grid(at, weight);
        }

        double mass() {
            return mass(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        /** Between two points, without them. */
        double mass(double from, double to) {
            double sum = 0;
            for (int i = 0; i < at.length; i++) {
                sum += at[i] > from && at[i] < to ? weight[i] : 0;
            }
            return sum;
        }

        /** The first point up to which a share of the mass lies. */
        double quantile(double share) {
            double wanted = share * mass();
            double sum = 0;
            int i = -1;
            while (i < at.length - 1 && sum < wanted) {
                sum += weight[++i];
            }
            return at[i];
        }
    }
}
