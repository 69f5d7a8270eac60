package org.genloss.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.profile.Draw;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code --sample}: bytes of content, with a unit of thousands (kB, MB, GB) or of 1,024 (KiB, MiB, GiB); {@code all} keeps everything. */
final class SampleSize implements ITypeConverter<Draw.Of> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})\\s*(b|kb|mb|gb|kib|mib|gib)?");
    private static final Map<String, Long> UNITS = Map.of(
            "b",
            1L,
            "kb",
            1_000L,
            "mb",
            1_000_000L,
            "gb",
            1_000_000_000L,
            "kib",
            1L << 10,
            "mib",
            1L << 20,
            "gib",
            1L << 30);

    @Override
    public Draw.Of convert(String value) {
        String given = value.strip().toLowerCase(Locale.ROOT);
        if (given.equals("all")) {
            return new Draw.Of(Long.MAX_VALUE);
        }
        Matcher size = SIZE.matcher(given);
        long bytes = 0;
        if (size.matches()) {
            long unit = size.group(2) == null ? 1 : UNITS.get(size.group(2));
            long count = Long.parseLong(size.group(1));
            bytes = count > Long.MAX_VALUE / unit ? Long.MAX_VALUE : count * unit;
        }
        if (bytes == 0) {
            throw new TypeConversionException(
                    "'" + value + "' is no size of a sample; give one like 64MB, 1GiB or all");
        }
        return new Draw.Of(bytes);
    }
}
