package org.genloss.io.curate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.curate.outcome.Tally;
import org.genloss.data.Item;

/**
 * Days as they are written in recipes and records: {@code 2021}, {@code 2021-03}, {@code 2021-03-12} or {@code 2021/03/12}, and {@code 20210312}, with a time behind it or not. What could be
 * read in two ways, such as {@code 03/04/2024} or seconds since 1970, is no day.
 */
public final class Dates {
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})(?:([-/])(\\d{2})(?:\\2(\\d{2})(?:[T ]\\d.*|Z|[+-]\\d{2}:\\d{2})?)?)?"
                    + "|(\\d{4})(\\d{2})(\\d{2})(?:[T ]\\d.*)?");

    private Dates() {}

    static Optional<String> optional(Section section, String key) {
        Optional<String> text = section.text(key);
        text.filter(t -> of(t).isEmpty()).ifPresent(t -> {
            throw section.wrong(key, "needs a day such as 2024-01-31, 2024-01 or 2024, got " + t + ".");
        });
        return text.map(Dates::of);
    }

    /** The day without the time, as far as it is known: {@code 2021-03-12}, {@code 2021-03} or {@code 2021}; empty where it is none. */
    public static String of(String text) {
        var written = WRITTEN.matcher(text == null ? "" : text.strip());
        if (!written.matches()) {
            return "";
        }
        String day = Stream.of(1, 3, 4, 5, 6, 7)
                .map(written::group)
                .filter(part -> part != null)
                .collect(Collectors.joining("-"));
        try {
            LocalDate.parse(Tally.firstDay(day));
            return day;
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** What a record has for a date and cannot be read as one; empty where it has none, or a day. */
    static Optional<String> unread(Part part, Item item) {
        return part.of()
                .fields()
                .date()
                .map(item.notes()::get)
                .or(() -> Optional.ofNullable(part.earlier() ? item.notes().get("date") : null))
                .filter(text -> !text.isBlank() && of(text).isEmpty());
    }
}
