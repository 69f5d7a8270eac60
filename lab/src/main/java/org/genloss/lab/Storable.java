package org.genloss.lab;

/** A model that can be written down, so that its learner takes it up again in another run. */
public interface Storable extends GenerativeModel {
    /** All that it is; the same bytes for the same model. */
    byte[] bytes();
}
