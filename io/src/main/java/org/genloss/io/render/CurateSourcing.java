package org.genloss.io.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.outcome.Thin;
import org.genloss.verdict.battery.Wording;

/** What to ask people or a supplier of data for: {@code sourcing.csv}, and the same in reports. */
public final class CurateSourcing {
    private static final int MOST = 12;

    private CurateSourcing() {}

    /** A row for each thing that is thin or missing, under a head. */
    public static String csv(List<Thin> thin) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(row(new Thin("", "", new Thin.Seen(0, 0), new Thin.Seen(0, 0), 0, 0.5))
                    .keySet());
            for (Thin one : thin) {
                csv.writeRecord(row(one).values().stream().map(String::valueOf).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** One thing by the names of the columns. */
    static Map<String, Object> row(Thin thin) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", thin.kind());
        row.put("name", thin.name());
        row.put("state", thin.missing() ? "missing" : "thin");
        row.put("real_items_needed", thin.needed());
        row.put("reference", thin.reference().documents());
        row.put("reference_share", thin.reference().share());
        row.put("sources", thin.sources());
        row.put("mix", thin.mix().documents());
        row.put("mix_share", thin.mix().share());
        row.put("target_share", thin.target());
        row.put("chance", thin.chance());
        return row;
    }

    static CurateTables.Table table(List<Thin> thin) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"thin or missing", "of the reference", "of the mix", "read", "more needed"});
        thin.stream()
                .limit(MOST)
                .forEach(one -> rows.add(new String[] {
                    one.kind() + " " + Cells.fit(one.name(), 40),
                    Wording.percent(one.reference().share()),
                    one.missing() ? "none" : Wording.percent(one.mix().share()),
                    Numbers.count(one.sources()),
                    Numbers.count(one.needed())
                }));
        List<String> said = new ArrayList<>();
        if (thin.size() > MOST) {
            said.add("And " + Numbers.count(thin.size() - MOST) + " more in sourcing.csv.");
        }
        said.add("So many real documents of each, by itself, bring it to "
                + Wording.percent(thin.get(0).coverage())
                + " of its share in the reference. What was read and is not in the mix went by a step or a share.");
        return new CurateTables.Table("What to ask for", rows, said);
    }
}
