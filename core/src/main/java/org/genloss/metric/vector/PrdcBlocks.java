package org.genloss.metric.vector;

/**
 * Precision, recall, density and coverage of two sets of points by blocks of distances, never a matrix of all pairs. In many dimensions
 * distances are found in float and, where their error bound leaves a comparison open, again in double.
 */
final class PrdcBlocks {
    private static final int WIDE = 16;

    private final Coordinates real;
    private final Coordinates fake;
    private final double[] realRadii;
    private final double[] fakeRadii;
    private final Prdc.Counts counts;

    private PrdcBlocks(Coordinates real, Coordinates fake, double[] realRadii, double[] fakeRadii) {
        this.real = real;
        this.fake = fake;
        this.realRadii = realRadii;
        this.fakeRadii = fakeRadii;
        this.counts = new Prdc.Counts(realRadii.length, fakeRadii.length);
    }

    static Prdc of(Coordinates real, Coordinates fake, int k) {
        Screen.Frame frame = Screen.Frame.of(real, fake);
        boolean wide = real.dimensions() >= WIDE;
        Screen realScreen = wide ? frame.screen(real) : null;
        Screen fakeScreen = wide ? frame.screen(fake) : null;
        PrdcBlocks blocks = new PrdcBlocks(real, fake, radii(real, realScreen, k), radii(fake, fakeScreen, k));
        if (realScreen == null) {
            Distances.all(real.wide().values(), fake.wide().values(), real.dimensions(), blocks::row);
        } else {
            blocks.screened(realScreen, fakeScreen);
        }
        return blocks.shares(k);
    }

    private static double[] radii(Coordinates points, Screen screen, int k) {
        Neighbours lists = Neighbours.of(points, screen, k);
        double[] radii = new double[points.size()];
        for (int i = 0; i < radii.length; i++) {
            radii[i] = lists.squared()[(i + 1) * k - 1];
        }
        return radii;
    }

    private void row(int i, int from, int count, double[] squared) {
        for (int l = 0; l < count; l++) {
            decide(i, from + l, squared[l], squared[l]);
        }
    }

    /** Where the bounds of the squared distance leave a comparison open, it is measured. */
    private void decide(int i, int j, double low, double high) {
        double realRadius = realRadii[i];
        double fakeRadius = fakeRadii[j];
        boolean open = (low < realRadius && high >= realRadius)
                || (low < fakeRadius && high >= fakeRadius && !counts.recalled[i]);
        double squared = open && low < high ? real.squared(i, fake, j) : high;
        if (squared < realRadius) {
            counts.inside++;
            counts.precise[j] = true;
            counts.covered[i] = true;
        }
        if (squared < fakeRadius) {
            counts.recalled[i] = true;
        }
    }

    /** Almost all pairs lie outside both balls, by their lower bound. */
    private void screened(Screen realScreen, Screen fakeScreen) {
        Screen.Frame frame = realScreen.frame();
        double[] reach = new double[fakeRadii.length];
        for (int j = 0; j < reach.length; j++) {
            reach[j] = fakeScreen.low()[j] - frame.squared(fakeRadii[j]);
        }
        double unit = frame.squared(1);
        realScreen.all(fakeScreen, (i, from, count, products) -> {
            double low = realScreen.low()[i];
            double radius = frame.squared(realRadii[i]);
            for (int l = 0; l < count; l++) {
                int j = from + l;
                double least = low - 2.0 * products[l];
                if (least + fakeScreen.low()[j] < radius || least + reach[j] < 0) {
                    double most = realScreen.high()[i] + fakeScreen.high()[j] - 2.0 * products[l];
                    decide(i, j, (least + fakeScreen.low()[j]) / unit, most / unit);
                }
            }
        });
    }

    private Prdc shares(int k) {
        counts.flatReference = zeros(realRadii);
        counts.flatCandidate = zeros(fakeRadii);
        return counts.shares(realRadii.length, fakeRadii.length, k);
    }

    private static int zeros(double[] radii) {
        int zeros = 0;
        for (double radius : radii) {
            zeros += radius == 0 ? 1 : 0;
        }
        return zeros;
    }
}
