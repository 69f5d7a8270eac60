package org.genloss.io.read;

import java.util.Comparator;

/** Names as people sort them: runs of digits by their number, so that gen-2 comes before gen-10. */
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = end(a, i);
            int endB = end(b, j);
            int order = part(a.substring(i, endA), b.substring(j, endB));
            if (order != 0) {
                return order;
            }
            i = endA;
            j = endB;
        }
        int rest = (a.length() - i) - (b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static int end(String text, int from) {
        int at = from + 1;
        if (digit(text.charAt(from))) {
            while (at < text.length() && digit(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private static int part(String a, String b) {
        if (!digit(a.charAt(0)) || !digit(b.charAt(0))) {
            return a.compareTo(b);
        }
        String x = a.replaceFirst("^0+(?=.)", "");
        String y = b.replaceFirst("^0+(?=.)", "");
        return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
