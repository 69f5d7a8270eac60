package org.genloss.io.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.read.BadRows;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.learner.Gaussian;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path folder;

    /** A learner of which only the name is known here. */
    private record Network() implements Learner {
        @Override
        public Card card() {
            return Card.of("vae", "Network");
        }

        @Override
        public boolean fits(Schema schema) {
            return schema.kind() == Schema.Kind.VECTOR;
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            throw new UnsupportedOperationException();
        }
    }

    /** Half a second each. */
    @BeforeEach
    void recordings() throws IOException {
        for (int i = 0; i < 3; i++) {
            AudioInputStream sound = new AudioInputStream(
                    new ByteArrayInputStream(new byte[8000]), new AudioFormat(8000, 16, 1, true, false), 4000);
            AudioSystem.write(
                    sound, AudioFileFormat.Type.WAVE, folder.resolve(i + ".wav").toFile());
        }
    }

    private List<String> remarks(Learner learner, Map<String, Object> kind) {
        Map<String, Object> data = new java.util.LinkedHashMap<>(kind);
        data.put("path", folder.toString());
        return Sources.open(data, learner, 1, BadRows.NONE).remarks();
    }

    /** 4 numbers for each of 40 bands, and the length. */
    @Test
    void recordingsThatANetworkLearnsAsPointsAreTold() {
        assertThat(remarks(new Network(), Map.of()))
                .containsExactly(
                        "The recordings are learned as points of 161 numbers each, which sum up their spectra: nothing is drawn that can be looked at. --kind spectrogram (data: { path: .., kind: spectrogram }) learns their spectrograms as images.");
        assertThat(remarks(new Network(), Map.of("kind", "spectrogram"))).isEmpty();
        assertThat(remarks(new Gaussian(), Map.of())).isEmpty();
    }
}
