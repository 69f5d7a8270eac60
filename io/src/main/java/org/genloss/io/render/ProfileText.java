package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.genloss.data.Schema;
import org.genloss.io.profile.ProfileInfo;
import org.genloss.io.profile.StoredProfile;
import org.genloss.profile.Draw;
import org.genloss.verdict.SideProfile;

/** What a profile holds, for people. */
public final class ProfileText {
    private static final int MOST_COLUMNS = 40;
    private static final int WIDEST = 32;

    private ProfileText() {}

    /**
     * @param name of the file
     * @param bytes of the file
     */
    public static String render(StoredProfile profile, String name, long bytes) {
        ProfileInfo info = profile.info();
        SideProfile content = profile.content();
        Draw draw = content.draw();
        StringBuilder text = new StringBuilder(
                name + "   " + content.schema().kind().word() + ", " + Numbers.count(draw.seen(), "item") + "\n\n");
        line(text, "made from", files(info) + ", " + info.format());
        if (!info.options().isEmpty()) {
            line(text, "read with", options(info));
        }
        line(text, "sample", sample(draw));
        line(text, "counted", counted(content));
        if (info.leftOut() > 0) {
            line(text, "left out", Numbers.count(info.leftOut(), "damaged row"));
        }
        line(text, "file", size(bytes) + ", written by genloss " + info.version());
        if (content.schema().kind() == Schema.Kind.TABLE) {
            text.append('\n').append(columns(content));
        }
        return text.append("\n  The sample holds items of the data as they are: treat the file like the data.\n")
                .toString();
    }

    private static void line(StringBuilder text, String head, String says) {
        text.append(String.format("  %-10s %s%n", head, says));
    }

    private static String files(ProfileInfo info) {
        long more = info.files() - info.names().size();
        return String.join(", ", info.names()) + (more > 0 ? " and " + Numbers.count(more, "more file") : "");
    }

    private static String options(ProfileInfo info) {
        return info.options().entrySet().stream()
                .map(o -> o.getKey() + " " + o.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String sample(Draw draw) {
        String groups = Numbers.count(draw.groups().size(), "group");
        String kept = draw.whole()
                ? "all items, in " + groups
                : Numbers.count(draw.size()) + " of " + Numbers.count(draw.seen(), "item") + ", in " + groups;
        return kept + " (" + size(draw.bytes()) + ")";
    }

    private static String counted(SideProfile content) {
        return switch (content.schema().kind()) {
            case VECTOR -> "nothing: vectors have no names";
            case TEXT, TABLE -> {
                boolean text = content.schema().kind() == Schema.Kind.TEXT;
                yield !content.counted()
                        ? "nothing beside the sample: "
                                + content.draw()
                                        .repeated()
                                        .map(id -> "the id " + id
                                                + " comes more than once, and counts would take an item twice")
                                        .orElse("items share groups")
                        : text
                                ? (content.allWords() ? "" : "more than ") + Numbers.count(content.words(), "word")
                                        + ", in all items"
                                : "values of each column, in all items";
            }
        };
    }

    /** "1.9 MB". */
    static String size(long bytes) {
        return bytes < 1_000_000 ? Numbers.count((bytes + 999) / 1000) + " kB" : Numbers.plain(bytes / 1e6) + " MB";
    }

    private static String columns(SideProfile content) {
        List<Schema.Column> columns = content.schema().columns();
        List<SideProfile.Counted> counted = content.columns();
        int width = columns.stream()
                .mapToInt(c -> Math.min(WIDEST, c.name().length()))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (int c = 0; c < Math.min(MOST_COLUMNS, columns.size()); c++) {
            String name = columns.get(c).name();
            String scale = columns.get(c).scale() == Schema.Scale.NUMERIC ? "numbers" : "text";
            lines.add(String.format(
                    "  %-" + Math.max(1, width) + "s  %-7s  %s",
                    name.length() > WIDEST ? name.substring(0, WIDEST - 1) + "…" : name,
                    scale,
                    counted.isEmpty() ? "" : says(counted.get(c))));
        }
        if (columns.size() > MOST_COLUMNS) {
            lines.add("  and " + Numbers.count(columns.size() - MOST_COLUMNS, "more column"));
        }
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String says(SideProfile.Counted counted) {
        String values = counted.range()
                .map(r -> Numbers.plain(r[0]) + " to " + Numbers.plain(r[1]))
                .orElse((counted.all() ? "" : "more than ") + Numbers.count(counted.values(), "value"));
        return values + (counted.missing() > 0 ? ", " + Numbers.count(counted.missing()) + " missing" : "");
    }
}
