package org.genloss.metric.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Sizes of the joined documents, compressed by deflate. */
final class CompressionFamily implements OracleFamily {
    private static final int ZLIB_FRAME = 6;
    private static final int GZIP_FRAME = 18;
    private static final Pattern BYTES = Pattern.compile("(zlib|raw_deflate|gzip)_level(\\d)_bytes");
    private static final Pattern RATIO = Pattern.compile("compression_ratio_(zlib|raw_deflate|gzip)_?(?:level)?(\\d)");
    private static final Pattern OTHERS = Pattern.compile("(peer_.*)|(.*(xz|lzma|bz2|zstd|brotli|lz4).*)");

    @Override
    public Set<String> names() {
        return Set.of("compression_ratio");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        List<String> documents = asked.documents(0);
        byte[] bytes = CompressionRatio.joined(documents);
        Matcher size = BYTES.matcher(key);
        if (size.matches()) {
            return Optional.of(size(bytes, size));
        }
        Matcher ratio = RATIO.matcher(key);
        if (ratio.matches()) {
            return Optional.of(
                    ratio.group().equals("compression_ratio_gzip9")
                            ? CompressionRatio.of(documents)
                            : bytes.length / (double) size(bytes, ratio));
        }
        if (OTHERS.matcher(key).matches()) {
            return Optional.empty();
        }
        if (key.equals("bytes")) {
            return Optional.of(bytes.length);
        }
        throw OracleFamily.unknown(asked, key);
    }

    private static long size(byte[] bytes, Matcher key) {
        long raw = CompressionRatio.deflated(bytes, Integer.parseInt(key.group(2)));
        return switch (key.group(1)) {
            case "zlib" -> raw + ZLIB_FRAME;
            case "gzip" -> raw + GZIP_FRAME;
            default -> raw;
        };
    }
}
