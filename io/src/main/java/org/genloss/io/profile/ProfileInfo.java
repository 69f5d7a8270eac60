package org.genloss.io.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.genloss.profile.Packed;

/**
 * Where a profile came from.
 *
 * @param version of the genloss that wrote it
 * @param files how many files the data lay in
 * @param rows whether items without a name are called by their row; otherwise each fills a file
 * @param names of the first of them, as they were typed
 * @param format of the files, in words
 * @param options those it was read with, by name, as the command line has them: {@code --group-field} to {@code document}
 * @param idField the field that names the items; empty where they are named by row
 * @param groupCandidates fields that may say what belongs together, where none was named
 * @param leftOut damaged rows that were left out
 */
public record ProfileInfo(
        String version,
        long files,
        boolean rows,
        List<String> names,
        String format,
        SortedMap<String, String> options,
        String idField,
        List<String> groupCandidates,
        long leftOut) {
    /** Names kept at most: a data set may lie in many thousands of files. */
    private static final int MOST_NAMES = 20;

    public ProfileInfo {
        names = List.copyOf(names.subList(0, Math.min(MOST_NAMES, names.size())));
        options = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(options));
        groupCandidates = List.copyOf(groupCandidates);
    }

    /** The field that names what belongs together; empty where every item stands alone. */
    public String groupField() {
        return options.getOrDefault("--group-field", "");
    }

    /** Of both, the other's files behind these. */
    ProfileInfo merge(ProfileInfo other) {
        List<String> all = new ArrayList<>(names);
        all.addAll(other.names);
        TreeSet<String> candidates = new TreeSet<>(groupCandidates);
        candidates.addAll(other.groupCandidates);
        return new ProfileInfo(
                version,
                files + other.files,
                rows,
                all,
                format.equals(other.format) ? format : format + " and " + other.format,
                options,
                idField,
                List.copyOf(candidates),
                leftOut + other.leftOut);
    }

    /** The same, written by another version. */
    ProfileInfo by(String writer) {
        return new ProfileInfo(writer, files, rows, names, format, options, idField, groupCandidates, leftOut);
    }

    /** {@code text version | count files | boolean rows | texts names | text format | texts options (name, value, ..) | text idField | texts candidates | count leftOut}. */
    void write(DataOutput out) throws IOException {
        Packed.text(version, out);
        Packed.count(files, out);
        out.writeBoolean(rows);
        texts(names, out);
        Packed.text(format, out);
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, String> option : options.entrySet()) {
            pairs.add(option.getKey());
            pairs.add(option.getValue());
        }
        texts(pairs, out);
        Packed.text(idField, out);
        texts(groupCandidates, out);
        Packed.count(leftOut, out);
    }

    static ProfileInfo read(DataInput in) throws IOException {
        String version = Packed.text(in);
        long files = Packed.count(in);
        boolean rows = in.readBoolean();
        List<String> names = texts(in);
        String format = Packed.text(in);
        List<String> pairs = texts(in);
        SortedMap<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            options.put(pairs.get(i), pairs.get(i + 1));
        }
        return new ProfileInfo(
                version, files, rows, names, format, options, Packed.text(in), texts(in), Packed.count(in));
    }

    private static void texts(List<String> texts, DataOutput out) throws IOException {
        Packed.count(texts.size(), out);
        for (String text : texts) {
            Packed.text(text, out);
        }
    }

    private static List<String> texts(DataInput in) throws IOException {
        long count = Packed.count(in);
        List<String> texts = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            texts.add(Packed.text(in));
        }
        return texts;
    }
}
