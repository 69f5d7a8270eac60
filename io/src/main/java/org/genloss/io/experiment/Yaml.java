package org.genloss.io.experiment;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.genloss.io.UserError;
import org.genloss.io.write.AtomicFile;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** YAML documents to maps and back. */
public final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(
                            LoadSettings.builder().setSchema(new YamlNumbers()).build())
                    .stringQuotingChecker(new YamlNumbers.Quotes())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /**
     * What a file is to its reader, for messages.
     *
     * @param what "experiment"
     * @param needs what an empty one lacks: "an experiment needs data and a learner"
     * @param example how one begins
     */
    public record Wanted(String what, String needs, String example) {}

    private static final Wanted EXPERIMENT =
            new Wanted("experiment", "an experiment needs data and a learner", "data: { path: corpus.jsonl }");

    private Yaml() {}

    /** Reads an experiment. @throws UserError where there is none, or where it is no YAML map; with line and column */
    public static Map<String, Object> read(Path file) {
        return read(file, EXPERIMENT);
    }

    /** Reads a file. @throws UserError where there is none, or where it is no YAML map; with line and column */
    public static Map<String, Object> read(Path file, Wanted wanted) {
        return parse(file.toString(), text(file, wanted), wanted);
    }

    /** Where the keys and values of a file stand that was {@link #read}. */
    public static Places places(Path file) {
        return places(file.toString(), text(file, EXPERIMENT));
    }

    /** Where the keys and values of a YAML map stand; {@code name} stands in messages. */
    public static Places places(String name, String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            return Places.of(name, parser);
        }
    }

    private static String text(Path file, Wanted wanted) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new UserError("no " + wanted.what() + " file " + file + ".", e);
        } catch (IOException e) {
            throw new UserError("cannot read the " + wanted.what() + " file " + file + ": " + reason(file, e) + ".", e);
        }
    }

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        return e instanceof CharacterCodingException ? "it is not UTF-8 text" : AtomicFile.reason(e);
    }

    /** Parses an experiment; {@code name} stands in messages. @throws UserError where it is no YAML map; with line and column */
    public static Map<String, Object> parse(String name, String text) {
        return parse(name, text, EXPERIMENT);
    }

    /** Parses a text; {@code name} stands in messages. @throws UserError where it is no YAML map; with line and column */
    public static Map<String, Object> parse(String name, String text, Wanted wanted) {
        if (text.isBlank()) {
            throw new UserError(name + " is empty; " + wanted.needs() + ".");
        }
        try {
            Map<String, Object> map = MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
            if (map == null) {
                throw new UserError(name + " is empty; " + wanted.needs() + ".");
            }
            return map;
        } catch (JacksonException e) {
            var place = e.getLocation();
            String where = place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr();
            if (e.getOriginalMessage().startsWith("Duplicate")) {
                throw new UserError(name + where + ": this key stands there twice. Leave one of the two.", e);
            }
            if (e instanceof StreamReadException) {
                String found = e.getOriginalMessage().lines().findFirst().orElse("");
                throw new UserError(
                        name + where + ": this is not YAML, " + found
                                + ". Is a bracket, a brace or a quote before it not closed?",
                        e);
            }
            throw new UserError(
                    name + where + ": expected a YAML map of settings, such as " + wanted.example() + ".", e);
        }
    }

    /** Writes a map; the same map gives the same text. */
    public static String write(Map<String, Object> map) {
        return MAPPER.writeValueAsString(map);
    }
}
