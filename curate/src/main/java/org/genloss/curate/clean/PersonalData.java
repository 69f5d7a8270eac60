package org.genloss.curate.clean;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    /** Country, two check digits and account, with the length of the country and a remainder of 1 by 97 (ISO 13616). */
    IBAN("(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])", PersonalData::iban),
    /** 13 to 19 digits of a known issuer whose Luhn check holds. */
    CARD("(?<![\\w.-])[2-6](?:[ -]?\\d){12,18}(?![\\w-])", PersonalData::card),
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

    private static final BigInteger CHECK = BigInteger.valueOf(97);
    /** Lengths by country (SWIFT's register). */
    private static final Map<String, Integer> LENGTHS = Stream.of(
                    ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 "
                                    + "ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 "
                                    + "LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24 SM27 "
                                    + "ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20")
                            .split(" "))
            .collect(Collectors.toMap(entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));

    private final Pattern pattern;
    private final Predicate<String> holds;

    PersonalData(String pattern, Predicate<String> holds) {
        this.pattern = Pattern.compile(pattern);
        this.holds = holds;
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
        StringBuilder out = null;
        int found = 0;
        while (matcher.find()) {
            if (holds.test(matcher.group())) {
                out = out == null ? new StringBuilder(text.length()) : out;
                matcher.appendReplacement(out, "[" + name() + "]");
                found++;
            }
        }
        return found == 0
                ? new Masked(text, 0)
                : new Masked(matcher.appendTail(out).toString(), found);
    }

    /** Spares most texts the pattern. */
    private boolean possible(String text) {
        return switch (this) {
            case EMAIL -> text.indexOf('@') > 0;
            case SECRET -> true;
            default -> text.chars().anyMatch(c -> c >= '0' && c <= '9');
        };
    }

    private static boolean iban(String found) {
        String plain = found.replace(" ", "");
        if (plain.length() != LENGTHS.getOrDefault(plain.substring(0, 2), 0)) {
            return false;
        }
        String digits = (plain.substring(4) + plain.substring(0, 4))
                .chars()
                .mapToObj(c -> String.valueOf(Character.digit(c, 36)))
                .collect(Collectors.joining());
        return new BigInteger(digits).mod(CHECK).equals(BigInteger.ONE);
    }

    private static boolean card(String found) {
        String digits = found.replaceAll("[ -]", "");
        return digits.matches(
                        "4\\d{12}|4\\d{15}|4\\d{18}|5[1-5]\\d{14}|2[2-7]\\d{14}|3[47]\\d{13}|3[0689]\\d{12}|6\\d{15,18}")
                && luhn(digits);
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
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
