package org.genloss.io.curate;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.curate.outcome.Outcome;
import org.genloss.io.UserError;
import org.genloss.io.write.AtomicFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of the shards of a mix that depend on its sources and its format. Of every shard the first thousand records are asked. A field that a whole shard lacks is
 * left out, since the reference reader of Croissant takes that for a broken file, and so are lists and objects in JSON Lines whose fields are not known: it reads no such value.
 */
public final class ShardFields {
    private static final int ASKED = 1000;
    private static final String TEXT = "sc:Text";
    private static final String NESTED = "";

    private ShardFields() {}

    /** Names of fields with their types in the words of Croissant. @param out holds the shards */
    public static Map<String, String> of(Path out, Outcome outcome) {
        if (outcome.shards().get(0).name().endsWith(".parquet")) {
            Map<String, String> packed = new TreeMap<>();
            packed.put("labels", TEXT);
            packed.put("fields", TEXT);
            return packed;
        }
        Map<String, String> all = null;
        for (Outcome.Shard shard : outcome.shards()) {
            Map<String, String> own = read(out.resolve(shard.name()));
            if (all == null) {
                all = own;
            } else {
                all.keySet().retainAll(own.keySet());
                all.replaceAll((name, type) -> either(type, own.get(name)));
            }
        }
        all.values().removeIf(NESTED::equals);
        return all;
    }

    private static Map<String, String> read(Path shard) {
        Map<String, String> types = new TreeMap<>();
        try (InputStream file = Files.newInputStream(shard);
                InputStream in = shard.toString().endsWith(".zst") ? new ZstdInputStream(file) : file;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            for (int i = 0; i < ASKED && line != null; i++) {
                JsonMapper.shared().readTree(line).properties().forEach(field -> {
                    if (!RecordJson.OURS.contains(field.getKey())
                            && !field.getValue().isNull()) {
                        types.merge(field.getKey(), type(field.getValue()), ShardFields::either);
                    }
                });
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UserError("cannot read " + shard + ": " + AtomicFile.reason(e) + ".", e);
        }
        return types;
    }

    private static String type(JsonNode value) {
        if (value.isContainer()) {
            return NESTED;
        }
        if (value.isBoolean()) {
            return "sc:Boolean";
        }
        return value.isIntegralNumber() ? "sc:Integer" : value.isNumber() ? "sc:Float" : TEXT;
    }

    private static String either(String one, String other) {
        if (one.equals(other)) {
            return one;
        }
        if (one.equals(NESTED) || other.equals(NESTED)) {
            return NESTED;
        }
        return one.matches("sc:(Integer|Float)") && other.matches("sc:(Integer|Float)") ? "sc:Float" : TEXT;
    }
}
