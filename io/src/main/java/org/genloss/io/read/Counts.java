package org.genloss.io.read;

import java.util.Locale;

/** Numbers in messages. */
final class Counts {
    private Counts() {}

    /** "1 row", "1,999 rows". */
    static String of(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
