package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.profile.Lanes;
import org.genloss.profile.Pool;
import org.genloss.profile.Splits;

/** The spectra of both sides of many splits, each type looked up once. */
final class SplitSpectra {
    private final Splits splits;
    private final Ngrams.Coded coded;
    private final int[] start; // first posting of each type
    private final int[] group;
    private final int[] count;

    SplitSpectra(Splits splits, Ngrams.Coded coded) {
        this.splits = splits;
        this.coded = coded;
        this.start = new int[coded.types() + 2];
        this.group = new int[coded.type().length];
        this.count = new int[coded.type().length];
    }

    /** Those of the chosen groups, then those of the others. */
    List<Spectrum> all() {
        post();
        int size = splits.size();
        Spectrum[] spectra = new Spectrum[2 * size];
        Arrays.setAll(spectra, i -> new Spectrum());
        Lanes lanes = splits.lanes();
        for (int t = 0; t < coded.types(); t++) {
            int total = 0;
            for (int i = start[t]; i < start[t + 1]; i++) {
                lanes.add(group[i], count[i]);
                total += count[i];
            }
            for (int s = 0; s < size; s++) {
                int f = lanes.sum(s);
                spectra[s].add(f);
                spectra[size + s].add(total - f);
            }
            lanes.clear();
        }
        close(spectra);
        return new ArrayList<>(Arrays.asList(spectra));
    }

    /** The entries, type after type. */
    private void post() {
        for (int t : coded.type()) {
            start[t + 2]++;
        }
        for (int t = 2; t < start.length; t++) {
            start[t] += start[t - 1];
        }
        Pool pool = splits.pool();
        for (int g = 0; g < pool.groups(); g++) {
            for (int i = coded.start()[pool.firstItem(g)]; i < coded.start()[pool.firstItem(g + 1)]; i++) {
                int at = start[coded.type()[i] + 1]++;
                group[at] = g;
                count[at] = coded.count()[i];
            }
        }
    }

    private void close(Spectrum[] spectra) {
        Pool pool = splits.pool();
        long[] singles = new long[splits.size()];
        long all = 0;
        for (int g = 0; g < pool.groups(); g++) {
            long here = 0;
            for (int item = pool.firstItem(g); item < pool.firstItem(g + 1); item++) {
                here += coded.singles()[item];
            }
            all += here;
            for (int s = 0; s < singles.length; s++) {
                singles[s] += splits.chooses(s, g) ? here : 0;
            }
        }
        for (int s = 0; s < singles.length; s++) {
            spectra[s].close(singles[s]);
            spectra[singles.length + s].close(all - singles[s]);
        }
    }
}
