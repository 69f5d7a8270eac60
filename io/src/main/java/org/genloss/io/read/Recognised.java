package org.genloss.io.read;

import java.util.List;
import org.genloss.data.Schema;

/**
 * What was found in the files.
 *
 * @param files their names, in reading order
 * @param format of all of them
 * @param schema of the items
 * @param textField the field that holds the text; empty where there is none
 * @param idField the field that names the items; empty where they are named by row
 * @param groupField the field that says what belongs together; empty where every item stands alone
 * @param groupCandidates fields that look as if they said so, and were not asked for: the user should be told
 * @param unused fields that are read by nothing
 * @param uncompared of these the columns of a table that was read like another one, which has none of that name
 */
public record Recognised(
        List<String> files,
        Format format,
        Schema schema,
        String textField,
        String idField,
        String groupField,
        List<String> groupCandidates,
        List<String> unused,
        List<String> uncompared) {
    public Recognised {
        files = List.copyOf(files);
        groupCandidates = List.copyOf(groupCandidates);
        unused = List.copyOf(unused);
        uncompared = List.copyOf(uncompared);
    }

    /** Files whose items are whole lines, paragraphs or array rows: no fields. */
    static Recognised plain(List<DataFile> files, Format format, Schema schema) {
        return new Recognised(
                files.stream().map(DataFile::name).toList(),
                format,
                schema,
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of());
    }
}
