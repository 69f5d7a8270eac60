package org.genloss.curate.clean;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.IBANValidator;

/** Kinds of personal data that have a form, in the order in which they are looked for. No pattern takes more than time linear in the text. */
enum PersonalData {
    /** Private keys, and access keys by the prefixes of their issuers (as gitleaks and detect-secrets list them); JSON web tokens. */
    SECRET(
            "-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[A-Za-z0-9+/=\\s:,-]{0,8000}?-----END [A-Z ]{0,20}PRIVATE KEY-----"
                    + "|\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36}\\b|\\bgithub_pat_[A-Za-z0-9_]{82}\\b|\\bglpat-[A-Za-z0-9_-]{20}"
                    + "|\\bxox[abprs]-[A-Za-z0-9-]{10,72}|\\bAIza[0-9A-Za-z_-]{35}|\\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,200}|\\bsk_live_[0-9a-zA-Z]{24,99}"
                    + "|\\bhf_[A-Za-z]{34}\\b|\\beyJ[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{10,2000}",
            match -> true),
    /** FineWeb's pattern (DataTrove, PIIFormatter), its parts bounded as RFC 5321 does. */
    EMAIL(
            "(?<![A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{0,63}+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,10}"
                    + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?",
            match -> true),
    /** Country, two check digits and account, as its country writes them and with a remainder of 1 by 97 (ISO 13616, SWIFT's register). */
    IBAN(
            "(?<![A-Za-z0-9])[A-Za-z]{2}\\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])",
            true, plain -> IBANValidator.getInstance().isValid(plain)),
    /** 13 to 19 digits of a known issuer whose Luhn check holds. */
    CARD("(?<![\\w.+-])[2-689](?:[ \u00a0-]?\\d){12,18}(?![\\w-])", true, plain -> Cards.KNOWN.isValid(plain)),
    /** Numbers written like those of the United States' social security, within the ranges that were given out. */
    SSN("(?<![\\w-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\w-])", match -> true),
    /** FineWeb's pattern: four numbers up to 255, of a public network; and version 6. */
    IP(
            "(?<![\\w.])(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)(?![\\w]|\\.\\d)"
                    + "|(?<![\\w:.])[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![\\w:])",
            PersonalData::address),
    /** Dolma's pattern of North American numbers, with separators; and international numbers of 8 to 15 digits behind a plus. */
    PHONE(
            "(?<![\\w+.-])(?:\\+?1[-. ])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. ])\\d{3}[-. ]\\d{4}(?!\\d)"
                    + "|(?<![\\w+])\\+[1-9](?:[ ./-]?\\(?\\d\\)?){7,14}(?!\\d)",
            match -> true);

    /** One of these is in every secret; to look for them is ten times as fast as the pattern. */
    private static final List<String> SECRETS = List.of(
            "PRIVATE KEY-----",
            "AKIA",
            "ASIA",
            "ghp_",
            "gho_",
            "ghu_",
            "ghs_",
            "ghr_",
            "github_pat_",
            "glpat-",
            "xox",
            "AIza",
            "sk-",
            "sk_live_",
            "hf_",
            "eyJ");

    /** What some numbers are written in groups with. */
    private static final String SEPARATORS = " \u00a0-";

    /** Signs of the shortest of these. */
    private static final int FEWEST = 13;

    private final Pattern pattern;
    private final boolean grouped;
    private final Predicate<String> holds;

    PersonalData(String pattern, Predicate<String> holds) {
        this(pattern, false, holds);
    }

    /**
     * @param grouped whether what the pattern finds may run on into words or numbers behind blanks; what holds is then the longest beginning of it, without separators and in capitals
     */
    PersonalData(String pattern, boolean grouped, Predicate<String> holds) {
        this.pattern = Pattern.compile(pattern);
        this.grouped = grouped;
        this.holds = holds;
    }

    /**
     * Ranges that issuers publish (Visa; Mastercard rules with Maestro's 50, 56 to 58 and 6; American Express; Discover's network with Diners Club, JCB and
     * UnionPay; Mir, RuPay, Troy). Maestro's numbers below 16 digits are left out: no card has them today, and codes of goods do.
     */
    private static final class Cards {
        private static final CreditCardValidator KNOWN = new CreditCardValidator(Stream.of(
                        "4 4 13 13",
                        "4 4 16 16",
                        "4 4 19 19",
                        "51 55 16 16",
                        "2221 2720 16 16",
                        "34 34 15 15",
                        "37 37 15 15",
                        "300 305 14 14",
                        "300 305 16 19",
                        "3095 3095 14 14",
                        "3095 3095 16 19",
                        "36 36 14 19",
                        "38 39 14 14",
                        "38 39 16 19",
                        "3528 3589 16 19",
                        "60 69 16 19",
                        "810 817 16 19",
                        "81 82 16 16",
                        "50 50 16 19",
                        "56 58 16 19",
                        "2200 2204 16 19",
                        "9792 9792 16 16")
                .map(range -> range.split(" "))
                .map(range -> new CreditCardValidator.CreditCardRange(
                        range[0], range[1], Integer.parseInt(range[2]), Integer.parseInt(range[3])))
                .toArray(CreditCardValidator.CreditCardRange[]::new));
    }

    /** As users write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A text with what was found replaced. @param found how often it was */
    record Masked(String text, int found) {}

    Masked mask(String text) {
        if (!possible(text)) {
            return new Masked(text, 0);
        }
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        int found = 0;
        for (int at = 0; at <= text.length() && matcher.find(at); ) {
            int end = matcher.start() + length(matcher.group());
            if (end > matcher.start()) {
                out.append(text, copied, matcher.start())
                        .append('[')
                        .append(name())
                        .append(']');
                copied = end;
                found++;
                at = end;
            } else {
                at = grouped ? next(text, matcher.start(), matcher.end()) : matcher.end();
            }
        }
        return found == 0
                ? new Masked(text, 0)
                : new Masked(out.append(text, copied, text.length()).toString(), found);
    }

    /** How much of what the pattern found holds, from its beginning; 0 where nothing does. */
    private int length(String found) {
        if (!grouped) {
            return holds.test(found) ? found.length() : 0;
        }
        String plain =
                found.replace(" ", "").replace("\u00a0", "").replace("-", "").toUpperCase(Locale.ROOT);
        int size = plain.length();
        for (int end = found.length(); size >= FEWEST; end--) {
            boolean whole = end == found.length() || found.charAt(end) == ' ' || found.charAt(end) == '\u00a0';
            if (whole && holds.test(plain.substring(0, size))) {
                return end;
            }
            size -= SEPARATORS.indexOf(found.charAt(end - 1)) < 0 ? 1 : 0;
        }
        return 0;
    }

    /** Where the second group of what was found begins. */
    private static int next(String text, int from, int end) {
        int at = from;
        while (at < end && SEPARATORS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return Math.min(at + 1, end);
    }

    /** Spares most texts the pattern. */
    private boolean possible(String text) {
        return switch (this) {
            case EMAIL -> text.indexOf('@') > 0;
            case SECRET -> SECRETS.stream().anyMatch(text::contains);
            default -> text.chars().anyMatch(c -> c >= '0' && c <= '9');
        };
    }

    private static boolean address(String found) {
        return found.indexOf(':') < 0 ? publicNetwork(found) : six(found);
    }

    /** As Python's {@code ipaddress.is_global}, which DataTrove asks, for the networks that text speaks of. */
    private static boolean publicNetwork(String found) {
        String[] parts = found.split("\\.", -1);
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean inner = first == 10
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || (first == 169 && second == 254);
        boolean example =
                found.startsWith("192.0.2.") || found.startsWith("198.51.100.") || found.startsWith("203.0.113.");
        boolean bench = first == 198 && (second == 18 || second == 19);
        return first != 0 && first != 127 && first < 224 && !shared && !inner && !example && !bench;
    }

    private static boolean six(String found) {
        String[] groups = found.split(":", -1);
        int gaps = (found.length() - found.replace("::", "").length()) / 2;
        boolean digits = found.chars().anyMatch(Character::isDigit);
        return gaps == 0 ? groups.length == 8 && !found.endsWith(":") : gaps == 1 && groups.length >= 4 && digits;
    }
}
