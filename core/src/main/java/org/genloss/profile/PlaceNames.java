package org.genloss.profile;

/**
 * Names of items that have none of their own: the row, {@code 17}, behind the number of the file where there are several, {@code 2:17}. Which
 * items are drawn must not depend on how many files came before, so these names are hashed by the row alone.
 */
final class PlaceNames {
    private PlaceNames() {}

    /** The name without the number of the file. */
    static String row(String name) {
        return name.substring(digits(name));
    }

    /** The name that the item has where so many files stand before its own. */
    static String behind(String name, long files) {
        int digits = digits(name);
        long file = digits == 0 ? 1 : Long.parseLong(name, 0, digits - 1, 10);
        return file + files + ":" + name.substring(digits);
    }

    /** Characters of "2:" at the beginning; 0 where there is no number of a file. */
    private static int digits(String name) {
        int at = 0;
        while (at < name.length() && at < 10 && name.charAt(at) >= '0' && name.charAt(at) <= '9') {
            at++;
        }
        return at > 0 && at < name.length() && name.charAt(at) == ':' ? at + 1 : 0;
    }
}
