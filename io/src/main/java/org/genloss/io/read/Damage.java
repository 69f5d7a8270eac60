package org.genloss.io.read;

import org.genloss.data.Item;

/** The damaged rows of one pass over one file: counted, listed, and at the end of the file either tolerated or fatal. */
final class Damage {
    /** Below so many rows a damaged one is fatal unless skipping was asked for. */
    private static final long LARGE = 1000;

    private static final double TOLERATED = 0.001;

    /** From so many rows, and that share of them, broken UTF-8 is no damage but another encoding. */
    private static final long ENCODED = 3;

    private static final double ENCODED_SHARE = 0.01;

    private final DataFile file;
    private final ItemReader reader;
    private final ReadOptions options;
    private final BadRows sink;
    private long good;
    private long bad;
    private long notUtf8;
    private DamagedRow first;

    Damage(DataFile file, ItemReader reader, ReadOptions options, BadRows sink) {
        this.file = file;
        this.reader = reader;
        this.options = options;
        this.sink = sink;
    }

    /** The next good item; null at the end of a file with no more damage than is tolerated. */
    Item next() {
        while (true) {
            try {
                Item item = reader.next();
                if (item == null) {
                    finish();
                    return null;
                }
                good++;
                return item;
            } catch (DamagedRow row) {
                count(row);
            }
        }
    }

    private void count(DamagedRow row) {
        counted(row);
        if (first == null) {
            first = row;
        }
        if (options.tolerated().onBadRow() != ReadOptions.OnBadRow.FAIL) {
            sink.skipped(new BadRow(place(row, row.column()), row.getMessage()));
        } else {
            drain();
            throw failure();
        }
    }

    private void counted(DamagedRow row) {
        bad++;
        notUtf8 += row.isNotUtf8() ? 1 : 0;
    }

    private void drain() {
        while (true) {
            try {
                if (reader.next() == null) {
                    return;
                }
                good++;
            } catch (DamagedRow row) {
                counted(row);
            }
        }
    }

    private void finish() {
        if (bad > 0 && (good == 0 || bad > limit() * (good + bad))) {
            throw failure();
        }
    }

    /** The share of damaged rows that is tolerated. */
    private double limit() {
        return switch (options.tolerated().onBadRow()) {
            case FAIL -> 0;
            case SKIP -> options.tolerated().most().orElse(1);
            case AUTO -> good + bad < LARGE ? 0 : options.tolerated().most().orElse(TOLERATED);
        };
    }

    private Place place(DamagedRow row, long column) {
        return row.file().isEmpty()
                ? new Place(file.name(), reader.lines() ? "line" : "row", row.line(), column)
                : Place.of(row.file());
    }

    private BadInput failure() {
        if (notUtf8 >= ENCODED && notUtf8 >= ENCODED_SHARE * (good + bad)) {
            return Encoding.failure(file, notUtf8, good + bad);
        }
        long column = first.column();
        if (first.cell() >= 0 && reader.lines()) {
            column = reader.column(Excerpt.line(file, first.line()), first.cell());
        }
        BadInput failure = BadInput.at(place(first, column), first.getMessage(), counted() + remedy());
        if (reader.lines()) {
            failure = failure.withExcerpt(Excerpt.of(file, first.line(), column));
        }
        return good == 0 || options.tolerated().onBadRow() == ReadOptions.OnBadRow.SKIP
                ? failure
                : failure.withOption("--on-bad-row skip");
    }

    /** A file that is one of many may give several items or none, so these are counted by files. */
    private String counted() {
        if (reader instanceof FileItems each) {
            return "Of " + Counts.of(each.files(), "file") + " " + Counts.grouped(bad) + (bad == 1 ? " is" : " are")
                    + " bad. ";
        }
        return "The file has " + Counts.of(good, "good row") + " and " + Counts.grouped(bad) + " bad "
                + (bad == 1 ? "one" : "ones") + ". ";
    }

    private String remedy() {
        if (good == 0) {
            if (!first.isNotUtf8() && file.endsWith(".json", ".jsonl", ".ndjson")) {
                return "JSON lines hold one object in each line; rewrite the file: jq -c . " + file.name();
            }
            return first.isNotUtf8() || first.isTooLong() ? first.remedy() + "." : "Nothing can be read as it stands.";
        }
        if (options.tolerated().onBadRow() == ReadOptions.OnBadRow.SKIP) {
            return "That is more than --max-bad " + options.tolerated().most().orElse(1) + " allows.";
        }
        return first.remedy() + ", or skip and list it:";
    }
}
