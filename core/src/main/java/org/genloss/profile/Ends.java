package org.genloss.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The {@value #MOST} smallest and largest of the numbers that came by, equal ones as often as they came, and how many came in all. */
public final class Ends {
    /** Numbers kept at either end. */
    public static final int MOST = 256;

    private final double[] low = new double[MOST]; // ascending
    private final double[] high = new double[MOST]; // descending
    private long seen;

    public void accept(double number) {
        int kept = kept();
        insert(low, kept, number, 1);
        insert(high, kept, number, -1);
        seen++;
    }

    private static void insert(double[] end, int kept, double number, int sign) {
        if (kept == MOST && sign * Double.compare(number, end[MOST - 1]) >= 0) {
            return;
        }
        int at = Math.min(kept, MOST - 1);
        while (at > 0 && sign * Double.compare(end[at - 1], number) > 0) {
            end[at] = end[at - 1];
            at--;
        }
        end[at] = number;
    }

    /** Numbers that came by. */
    public long seen() {
        return seen;
    }

    private int kept() {
        return (int) Math.min(MOST, seen);
    }

    /** The largest numbers, largest first; or the smallest, smallest first. */
    public double[] beyond(boolean high) {
        return Arrays.copyOf(high ? this.high : low, kept());
    }

    /** Takes in other numbers. */
    public void merge(Ends other) {
        int mine = kept();
        for (int i = 0; i < other.kept(); i++) {
            int kept = Math.min(MOST, mine + i);
            insert(low, kept, other.low[i], 1);
            insert(high, kept, other.high[i], -1);
        }
        seen += other.seen;
    }

    /** {@code count seen | min(seen, 256) x double low | as many x double high}, big endian. */
    public void write(DataOutput out) throws IOException {
        Packed.count(seen, out);
        for (int i = 0; i < kept(); i++) {
            out.writeDouble(low[i]);
        }
        for (int i = 0; i < kept(); i++) {
            out.writeDouble(high[i]);
        }
    }

    public static Ends read(DataInput in) throws IOException {
        Ends ends = new Ends();
        ends.seen = Packed.count(in);
        for (int i = 0; i < ends.kept(); i++) {
            ends.low[i] = in.readDouble();
        }
        for (int i = 0; i < ends.kept(); i++) {
            ends.high[i] = in.readDouble();
        }
        return ends;
    }
}
