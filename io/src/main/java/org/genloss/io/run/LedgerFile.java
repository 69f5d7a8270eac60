package org.genloss.io.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledger.jsonl}: one entry a line, each with the mark before it and its own. */
final class LedgerFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LedgerFile() {}

    static void write(Ledger ledger, OutputStream out) throws IOException {
        for (Ledger.Marked line : ledger.lines()) {
            Entry.Facts facts = line.entry().facts();
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("previous", line.previous());
            object.put("mark", line.mark());
            object.put("type", line.entry().type());
            object.put("subject", facts.subject());
            object.put("inputs", facts.inputs());
            object.put("settings", facts.settings());
            object.put("seed", facts.seedPath());
            object.put("output", facts.outputDigest());
            out.write((JSON.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
