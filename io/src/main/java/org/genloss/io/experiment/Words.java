package org.genloss.io.experiment;

import java.util.Arrays;
import java.util.Locale;
import org.genloss.io.UserError;

/** Constants by the words that users write. */
public final class Words {
    private Words() {}

    /** The constant that the word names. @throws UserError listing all of them */
    public static <E extends Enum<E>> E one(Class<E> type, String setting, Object word) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(String.valueOf(word).toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new UserError(setting + " takes "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants()).map(Words::of).toList()) + ", got " + word + ".");
    }

    private static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
