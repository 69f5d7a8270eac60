package org.genloss.io.read;

import java.util.List;

/** Lists in messages. */
final class Words {
    private static final int SHOWN = 8;

    private Words() {}

    /** "a, b, c"; "a, b and 12 more" where there are many. */
    static String list(List<String> names) {
        if (names.size() <= SHOWN) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, SHOWN - 1)) + " and " + (names.size() - SHOWN + 1) + " more";
    }

    /** "3 files" of what each is, joined: "a.png, b.png". */
    static String orNone(List<String> names) {
        return names.isEmpty() ? "none" : list(names);
    }
}
