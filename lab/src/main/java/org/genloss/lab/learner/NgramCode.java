package org.genloss.lab.learner;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The uniform numbers by which the symbols of one document are chosen. Drawn evenly, a document has a number of its own in [0,1): each choice
 * takes the part of the interval in which the number lies, and what follows is chosen by where it lies in that part. Once the part is so small
 * that no other document shares it, random numbers do as well, and are used (Vilnis et al. 2023, arithmetic sampling).
 */
final class NgramCode {
    private final UniformRandomProvider random;
    private final int documents;
    private double number;
    /** Length of the part of [0,1) chosen so far; 0 where numbers are random. */
    private double part;

    /** @param documents that are drawn evenly together */
    NgramCode(UniformRandomProvider random, int documents) {
        this.random = random;
        this.documents = documents;
    }

    /** Begins a document with that number. */
    void begin(double of) {
        number = of;
        part = 1;
    }

    /** From here on numbers are random: a choice was taken back. */
    void forget() {
        part = 0;
    }

    UniformRandomProvider random() {
        return random;
    }

    double next() {
        return part > 0 ? number : random.nextDouble();
    }

    /** A place from 0 to below the count, all alike. */
    int place(int count) {
        if (part == 0) {
            return random.nextInt(count);
        }
        int place = (int) (number * count);
        narrow(place / (double) count, (place + 1) / (double) count);
        return place;
    }

    /** What was chosen by the last number are the numbers from {@code low} to {@code high}. */
    void narrow(double low, double high) {
        if (part > 0) {
            part *= high - low;
            number = (number - low) / (high - low);
            if (part * documents < 1 || !(number >= 0 && number < 1)) {
                part = 0;
            }
        }
    }
}
