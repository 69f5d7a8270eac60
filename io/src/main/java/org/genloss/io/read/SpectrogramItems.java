package org.genloss.io.read;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.genloss.data.Payload;
import org.genloss.io.media.LogMel;
import org.genloss.io.media.MelPatches;

/** Recordings as patches of their spectrograms, which counts those that fill none. */
final class SpectrogramItems implements FileItems.Content {
    private final LogMel features;
    private final MelPatches patches;
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final Set<String> brief = ConcurrentHashMap.newKeySet();

    SpectrogramItems(LogMel features) {
        this.features = features;
        this.patches = new MelPatches(features);
    }

    @Override
    public List<Payload.Vector> of(DataFile file) throws DamagedRow {
        double[] samples = MediaOpening.samples(file, features);
        read.add(file.name());
        if (!patches.fills(samples.length)) {
            brief.add(file.name());
        }
        return patches.of(samples).stream().map(Payload.Vector::new).toList();
    }

    @Override
    public List<String> remarks() {
        int n = brief.size();
        return n == 0
                ? List.of()
                : List.of(Counts.grouped(n) + " of " + Counts.of(read.size(), "recording")
                        + (n == 1 ? " is" : " are")
                        + " shorter than a patch (a quarter of a second); the rest of " + (n == 1 ? "its" : "their")
                        + " only patch is silence, which is learned and compared as sound is.");
    }
}
