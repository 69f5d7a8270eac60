package org.genloss.io.curate;

import java.util.Optional;
import java.util.regex.Pattern;

/** Days as they are written in recipes and records: {@code 2021}, {@code 2021-03} or {@code 2021-03-12}, with a time behind it or not. */
final class Dates {
    private static final Pattern DAY = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ].*");

    private Dates() {}

    static Optional<String> optional(Section section, String key) {
        Optional<String> text = section.text(key);
        text.filter(t -> of(t).isEmpty()).ifPresent(t -> {
            throw section.wrong(key, "needs a day such as 2024-01-31, 2024-01 or 2024, got " + t + ".");
        });
        return text.map(Dates::of);
    }

    /** The day without the time; empty where it is none. */
    static String of(String text) {
        String stripped = text == null ? "" : text.strip();
        var time = TIME.matcher(stripped);
        String day = time.matches() ? time.group(1) : stripped.replace('/', '-');
        return DAY.matcher(day).matches() ? day : "";
    }
}
