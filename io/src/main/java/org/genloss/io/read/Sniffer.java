package org.genloss.io.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.genloss.data.Schema;

/** Recognises the format of a file by its first 64 KiB; the name only breaks ties. */
final class Sniffer {
    private static final int HEAD = 1 << 16;
    private static final String[] TABLE = {".csv", ".tsv", ".tab", ".psv"};
    private static final String[] JSON = {".jsonl", ".ndjson", ".json"};
    private static final String[] IMAGES = {".png", ".jpg", ".jpeg", ".gif"};
    private static final String[] SOUNDS = {".wav"};

    private Sniffer() {}

    static Format sniff(DataFile file, ReadOptions options) {
        byte[] head = file.head(HEAD);
        if (starts(head, "PAR1")) {
            return Format.PARQUET;
        }
        if (starts(head, "\u0093NUMPY")) {
            return Format.NPY;
        }
        if (starts(head, ProfileInput.MAGIC)) {
            throw BadInput.in(
                    file.name(),
                    "this is a profile, made by genloss profile, and the data itself is needed here",
                    "Give the files that the profile was made of.");
        }
        Format medium = medium(head);
        if (medium != null) {
            return medium;
        }
        if (starts(head, "PK\u0003\u0004")) {
            throw zipped(file);
        }
        refuse(file, head);
        String text = new String(head, StandardCharsets.UTF_8);
        String begin = text.startsWith("\uFEFF") ? text.substring(1).stripLeading() : text.stripLeading();
        boolean json = file.endsWith(JSON);
        if (begin.startsWith("[") && (json || begin.substring(1).stripLeading().startsWith("{"))) {
            return Format.JSON_ARRAY;
        }
        if (json || looksLikeObject(begin)) {
            return Format.JSON_LINES;
        }
        return file.endsWith(TABLE) || delimited(text, head.length == HEAD, options) ? Format.DELIMITED : Format.TEXT;
    }

    /** Whether a file bears the name of an image or a recording, as its neighbours are, and the bytes of none: it is a damaged one. */
    static boolean damaged(DataFile file, Format neighbours) {
        boolean named = (neighbours == Format.IMAGE && file.endsWith(IMAGES))
                || (neighbours == Format.WAVE && file.endsWith(SOUNDS));
        return named && medium(file.head(HEAD)) == null;
    }

    /** Whether what was piped in, and has no name, begins with a header that names a column of the reference. */
    static boolean piped(DataFile file, Optional<Schema> like) {
        if (like.isEmpty()
                || like.get().kind() != Schema.Kind.TABLE
                || file.plainName().replaceFirst(".*/", "").indexOf('.') >= 0) {
            return false;
        }
        byte[] head = file.head(HEAD);
        String text = new String(head, StandardCharsets.UTF_8);
        return Delimiters.header(text, head.length == HEAD).stream()
                .anyMatch(cell -> like.get().columns().stream()
                        .anyMatch(column -> column.name().equals(cell)));
    }

    /** Images and recordings, by their first bytes; null for anything else. */
    private static Format medium(byte[] head) {
        if (starts(head, "\0\0\u0008")) {
            return Format.IDX;
        }
        if (starts(head, "RIFF") && head.length > 11 && starts(Arrays.copyOfRange(head, 8, 12), "WAVE")) {
            return Format.WAVE;
        }
        boolean image = starts(head, "\u0089PNG\r\n") || starts(head, "\u00ff\u00d8\u00ff") || starts(head, "GIF8");
        return image ? Format.IMAGE : null;
    }

    private static BadInput zipped(DataFile file) {
        boolean arrays = file.endsWith(".npz");
        return BadInput.in(
                file.name(),
                arrays
                        ? "an archive of NumPy arrays, and one array is needed"
                        : "a zip archive, or a format made of one",
                arrays
                        ? "Write the array by itself, with numpy.save."
                        : "Unpack it, and give what is in it: unzip " + file.name());
    }

    private static boolean delimited(String text, boolean cut, ReadOptions options) {
        Schema.Kind kind = options.shape().orElse(null);
        if (kind == null) {
            return options.fields().text().isEmpty() && Delimiters.evident(text, cut);
        }
        return kind != Schema.Kind.TEXT;
    }

    private static boolean looksLikeObject(String begin) {
        int end = begin.indexOf('\n');
        String line = (end < 0 ? begin : begin.substring(0, end)).strip();
        return line.startsWith("{\"") && (line.endsWith("}") || end < 0);
    }

    private static void refuse(DataFile file, byte[] head) {
        if (head.length < HEAD && new String(head, StandardCharsets.ISO_8859_1).isBlank()) {
            throw BadInput.in(
                    file.name(),
                    head.length == 0 ? "the file is empty" : "the file holds nothing but blanks",
                    "Give a file with data in it.");
        }
        if (file.endsWith(".parquet")) {
            throw BadInput.in(
                    file.name(),
                    "not a parquet file: it begins with " + shown(head) + ", parquet with \"PAR1\"",
                    "Give it the ending of what it is.");
        }
        if (file.endsWith(IMAGES) || file.endsWith(SOUNDS)) {
            throw BadInput.in(
                    file.name(),
                    "neither an image nor a recording: it begins with " + shown(head),
                    "Give it the ending of what it is, or repair or remove it.");
        }
        if (file.endsWith(".npy")) {
            throw BadInput.in(
                    file.name(), "not a NumPy file: it begins with " + shown(head), "Write it with numpy.save.");
        }
        String utf16 = starts(head, "\u00ff\u00fe") || starts(head, "\u00fe\u00ff") ? "UTF-16" : Encoding.utf16(head);
        if (!utf16.isEmpty()) {
            throw BadInput.in(
                    file.name(),
                    "the file is " + utf16 + ", and genloss reads UTF-8",
                    "Convert it: iconv -f " + utf16 + " -t UTF-8 " + file.name() + " > utf8.txt");
        }
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                throw BadInput.in(
                        file.name(),
                        "expected text, a table or vectors, found binary data (it begins with " + shown(head)
                                + ", and its byte " + Counts.grouped(i + 1) + " is 0)",
                        "genloss reads .txt, .jsonl, .json, .csv, .tsv, .parquet, .npy, IDX images, .png, .jpg, .gif and .wav, each also as .gz, .zst, .bz2 or .xz.");
            }
        }
    }

    static boolean starts(byte[] head, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }

    private static String shown(byte[] head) {
        int printable = 0;
        while (printable < Math.min(12, head.length) && head[printable] >= ' ' && head[printable] < 127) {
            printable++;
        }
        if (printable >= 3) {
            return "\"" + new String(head, 0, printable, StandardCharsets.ISO_8859_1) + "\"";
        }
        StringBuilder hex = new StringBuilder("the bytes");
        for (int i = 0; i < Math.min(4, head.length); i++) {
            hex.append(String.format(" %02X", head[i] & 0xff));
        }
        return hex.toString();
    }
}
