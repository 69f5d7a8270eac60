package org.genloss.lab.probe;

import java.util.function.DoubleUnaryOperator;

/**
 * Adaptive integrals by the 7-point rule of Gauss and the 15-point rule of Kronrod: a piece is halved until both agree. No rule asks for the
 * function at an end, so that it may jump there.
 *
 * <p>Source: Piessens, de Doncker-Kapenga, Ueberhuber and Kahaner 1983, QUADPACK, the points and weights of qk15.
 */
final class Kronrod {
    private static final double[] POINTS = {
        0.991455371120812639206854697526329,
        0.949107912342758524526189684047851,
        0.864864423359769072789712788640926,
        0.741531185599394439863864773280788,
        0.586087235467691130294144838258730,
        0.405845151377397166906606412076961,
        0.207784955007898467600689403773245,
        0
    };
    private static final double[] WEIGHTS = {
        0.022935322010529224963732008058970,
        0.063092092629978553290700663189204,
        0.104790010322250183839876322541518,
        0.140653259715525918745189590510238,
        0.169004726639267902826583426598550,
        0.190350578064785409913256402421014,
        0.204432940075298892414161999234649,
        0.209482141084727828012999174891714
    };

    /** Of every second point. */
    private static final double[] GAUSS = {
        0.129484966168869693270611432679082,
        0.279705391489276667901467771423780,
        0.381830050505118944950369775488975,
        0.417959183673469387755102040816327
    };

    private static final double TOLERANCE = 1e-11;
    private static final double RELATIVE = 10;
    private static final int HALVINGS = 24;

    private Kronrod() {}

    /** Not finite where the function is not finite at a point that is asked for. */
    static double integral(DoubleUnaryOperator f, double from, double to) {
        return integral(f, from, to, HALVINGS);
    }

    private static double integral(DoubleUnaryOperator f, double from, double to, int halvings) {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double fine = 0;
        double coarse = 0;
        for (int i = 0; i < POINTS.length; i++) {
            double value = f.applyAsDouble(middle + half * POINTS[i]);
            value += POINTS[i] == 0 ? 0 : f.applyAsDouble(middle - half * POINTS[i]);
            fine += WEIGHTS[i] * value;
            coarse += i % 2 == 1 ? GAUSS[i / 2] * value : 0;
        }
        double error = half * Math.abs(fine - coarse);
        boolean agreed = !(error > TOLERANCE * (1 + RELATIVE * half * Math.abs(fine)));
        if (halvings == 0 || agreed || error == Double.POSITIVE_INFINITY) {
            return half * fine;
        }
        return integral(f, from, middle, halvings - 1) + integral(f, middle, to, halvings - 1);
    }
}
