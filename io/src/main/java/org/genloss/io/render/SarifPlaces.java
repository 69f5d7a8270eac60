package org.genloss.io.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.verdict.CheckResult;

/**
 * Where a result of a SARIF log stands, and how it is known again in the next log.
 *
 * @param root directory that files below it are named from
 */
record SarifPlaces(Path root) {
    /** The generation's first file, as a whole: its first line stands for it, because code scanning wants one. */
    Map<String, Object> location(CheckResult.DataSet data) {
        Map<String, Object> artifact =
                artifact(data.paths().stream().findFirst().orElse(data.name()));
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", artifact);
        place.put("region", Map.of("startLine", 1));
        return Map.of("physicalLocation", place);
    }

    private Map<String, Object> artifact(String file) {
        Map<String, Object> json = new LinkedHashMap<>();
        try {
            Path path = root.resolve(file).normalize();
            if (path.startsWith(root) && !path.equals(root)) {
                json.put("uri", relative(root.relativize(path).toString().replace('\\', '/')));
                json.put("uriBaseId", "%SRCROOT%");
            } else {
                json.put("uri", path.toUri().toASCIIString());
            }
        } catch (InvalidPathException e) {
            json.put(
                    "uri",
                    relative(file.codePoints()
                            .filter(c -> c > 0x1f)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString()));
        }
        return json;
    }

    private static String relative(String path) {
        try {
            String uri = new URI(null, null, path.startsWith("/") ? "." + path : path, null).toASCIIString();
            return uri.split("/", 2)[0].contains(":") ? "./" + uri : uri;
        } catch (URISyntaxException e) {
            // a colon in its first part makes a path look like a URI with a scheme
            return relative("./" + path);
        }
    }

    /** The same for the same rule, subject and generation, whatever the numbers. */
    static Map<String, Object> fingerprints(String rule, String subject, String generation) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", rule, subject, generation).getBytes(StandardCharsets.UTF_8));
            return Map.of("primaryLocationLineHash", HexFormat.of().formatHex(digest, 0, 8) + ":1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
