package org.genloss.io.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.genloss.io.UserError;
import org.genloss.verdict.gate.Waiver;

/** What every waiver says, whatever it waives: who answers for it, why, and until when. */
public final class WaiverTerms {
    private static final String OWNER = "owner";

    private static final List<String> NEEDED = List.of("reason", "expires");

    /** The keys. */
    public static final List<String> KEYS = List.of(OWNER, "reason", "expires");

    private WaiverTerms() {}

    /**
     * Reads a waiver.
     *
     * @param what it waives
     * @param subject of what; empty for all
     * @param map its keys
     * @param today the day on which it is judged
     * @param wrong makes an error of a key, or of all of it where the key is empty, and what is wrong with it
     */
    public static Waiver read(
            String what, String subject, Map<?, ?> map, LocalDate today, BiFunction<String, String, UserError> wrong) {
        for (String needed : NEEDED) {
            if (!map.containsKey(needed)) {
                throw wrong.apply("", "has no " + needed + ". Nothing is waived without reason and end.");
            }
        }
        LocalDate expires;
        try {
            expires = LocalDate.parse(String.valueOf(map.get("expires")));
        } catch (DateTimeParseException e) {
            throw wrong.apply("expires", "needs a day such as 2027-01-31, got " + map.get("expires") + ".");
        }
        if (!(map.get("reason") instanceof String reason) || reason.isBlank()) {
            throw wrong.apply("reason", "needs a text, got " + map.get("reason") + ".");
        }
        Object owner = map.containsKey(OWNER) ? map.get(OWNER) : "";
        if (!(owner instanceof String name) || (map.containsKey(OWNER) && name.isBlank())) {
            throw wrong.apply(OWNER, "needs a name, got " + owner + ".");
        }
        return new Waiver(what, subject, name.strip(), reason.strip(), expires.toString(), today.isAfter(expires));
    }
}
