package org.genloss.lab;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;

/** Where real data comes from: a law that is known, or the user's own records. */
public interface Source {
    Schema schema();

    /** What the default of items per generation is: all records of a file, the number asked for of a law. */
    int size();

    /** A real sample: fresh draws of a known law; a random choice without replacement of records, all of them where {@code items >= most()}. */
    Corpus draw(int items, Seed seed);

    /** Real items that one draw can give at most. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** Real items that one draw has to ask for at least. */
    default int least() {
        return 0;
    }

    /** What the first model is fitted to, where that is not a real sample: a chain that starts somewhere else. Empty for a real sample. */
    default Optional<Corpus> start(int items, Seed seed) {
        return Optional.empty();
    }

    /** Where the real data of one of several models comes from. @param model 0, 1, .. */
    default Source of(int model) {
        return this;
    }

    /** What readers of a result should know of the data, in sentences. */
    default List<String> remarks() {
        return List.of();
    }

    /** Real data that no model is ever fitted to; what generations are compared with. The same at every call. */
    Corpus holdout();

    /** The law itself where it is known. */
    Optional<GenerativeModel> truth();
}
