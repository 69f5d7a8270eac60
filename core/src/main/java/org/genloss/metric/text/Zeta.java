package org.genloss.metric.text;

/** The zeta function of Hurwitz: sum over k from 0 of (q + k)^-s, by the formula of Euler and Maclaurin. */
final class Zeta {
    private static final int DIRECT = 24;

    private Zeta() {}

    /** Of s above 1 and q of at least 1; relative error below 1e-13. */
    static double of(double s, double q) {
        double sum = 0;
        for (int k = 0; k < DIRECT; k++) {
            sum += Math.pow(q + k, -s);
        }
        double a = q + DIRECT;
        double third = s * (s + 1) * (s + 2);
        double fifth = third * (s + 3) * (s + 4);
        double rest =
                a / (s - 1) + 0.5 + s / (12 * a) - third / (720 * Math.pow(a, 3)) + fifth / (30240 * Math.pow(a, 5));
        return sum + Math.pow(a, -s) * rest;
    }

    /** -d/ds ln zeta(s, q): the mean of ln x where x has the chance x^-s / zeta(s, q), x = q, q + 1, .. */
    static double meanLog(double s, double q) {
        double sum = 0;
        for (int k = 0; k < DIRECT; k++) {
            sum += Math.log(q + k) * Math.pow(q + k, -s);
        }
        double a = q + DIRECT;
        double ln = Math.log(a);
        double third = s * (s + 1) * (s + 2);
        double thirdSlope = (3 * s + 6) * s + 2;
        double fifth = third * (s + 3) * (s + 4);
        double fifthSlope = (((5 * s + 40) * s + 105) * s + 100) * s + 24;
        double rest = a * (ln / (s - 1) + 1 / ((s - 1) * (s - 1)))
                + ln / 2
                + (s * ln - 1) / (12 * a)
                - (third * ln - thirdSlope) / (720 * Math.pow(a, 3))
                + (fifth * ln - fifthSlope) / (30240 * Math.pow(a, 5));
        return (sum + Math.pow(a, -s) * rest) / of(s, q);
    }
}
