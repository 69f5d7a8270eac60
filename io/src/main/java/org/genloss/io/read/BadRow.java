package org.genloss.io.read;

/**
 * A row that was left out.
 *
 * @param place where it is
 * @param reason why it could not be used
 */
public record BadRow(Place place, String reason) {
    @Override
    public String toString() {
        return place + ": " + reason;
    }
}
