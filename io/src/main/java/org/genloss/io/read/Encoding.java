package org.genloss.io.read;

/** Guesses in what a file is written that is not written in UTF-8. */
final class Encoding {
    private static final int HEAD = 1 << 20;

    private Encoding() {}

    /** The message about a file of which so many rows are not UTF-8. */
    static BadInput failure(DataFile file, long bad, long rows) {
        boolean western = isolated(file.head(HEAD));
        String convert = "iconv -f " + (western ? "WINDOWS-1252" : "ENCODING") + " -t UTF-8 " + file.name() + " > utf8-"
                + java.nio.file.Path.of(file.name()).getFileName();
        String what = Counts.grouped(bad) + " of " + Counts.of(rows, "row") + " are not UTF-8: the file looks like "
                + (western
                        ? "Windows-1252 or Latin-1"
                        : "another encoding, such as Windows-1251, Shift-JIS or GB 18030");
        return BadInput.in(
                file.name(), what, "Convert it" + (western ? "" : " from the encoding it has") + ": " + convert);
    }

    /** Western text has single letters above ASCII among others; scripts of their own have runs of such bytes. */
    private static boolean isolated(byte[] head) {
        int high = 0;
        int alone = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] < 0) {
                high++;
                alone += (i == 0 || head[i - 1] >= 0) && (i + 1 == head.length || head[i + 1] >= 0) ? 1 : 0;
            }
        }
        return alone * 2 > high;
    }

    /** UTF-16LE or UTF-16BE where every other byte is zero, as in Western text; empty otherwise. */
    static String utf16(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        int most = head.length / 2 * 4 / 5;
        if (head.length < 4 || Math.min(zeros[0], zeros[1]) > head.length / 100) {
            return "";
        }
        return zeros[1] >= most ? "UTF-16LE" : zeros[0] >= most ? "UTF-16BE" : "";
    }
}
