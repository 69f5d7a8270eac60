package org.genloss.io.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.UnknownName;
import org.genloss.io.UserError;

/**
 * One combination of the factors varied.
 *
 * @param name {@code learner.order=2, items=500}; empty where nothing is varied
 * @param spec the experiment with these values
 */
record Cell(String name, Spec spec) {
    /** All combinations, the last factor running fastest. */
    static List<Cell> all(Spec spec) {
        List<Cell> cells = List.of(new Cell("", spec));
        for (Map.Entry<String, List<Object>> factor : spec.vary().entrySet()) {
            List<Cell> more = new ArrayList<>();
            for (Cell cell : cells) {
                for (Object value : factor.getValue()) {
                    String name = factor.getKey() + "=" + value;
                    more.add(new Cell(
                            cell.name.isEmpty() ? name : cell.name + ", " + name,
                            set(cell.spec, factor.getKey(), value)));
                }
            }
            cells = more;
        }
        return cells;
    }

    private static Spec set(Spec spec, String path, Object value) {
        String[] parts = path.split("\\.", 3);
        if (parts.length == 2 && parts[0].equals("learner")) {
            return with(spec, changed(spec.learner(), parts[1], value), spec.regimes(), spec.data());
        }
        if (parts.length == 2 && parts[0].equals("data")) {
            return with(spec, spec.learner(), spec.regimes(), changed(spec.data(), parts[1], value));
        }
        if (parts.length == 3 && parts[0].equals("regimes")) {
            return with(spec, spec.learner(), regimes(spec, parts[1], parts[2], value), spec.data());
        }
        if (parts.length == 1 && List.of("items", "generations", "replicates").contains(path)) {
            Map<String, Object> document = spec.document();
            document.put(path, value);
            return Spec.of(document);
        }
        List<String> known =
                List.of("learner.SETTING", "data.SETTING", "regimes.ID.SETTING", "items", "generations", "replicates");
        throw new UserError(new UnknownName("factor", path, known, "").getMessage() + " All of them: "
                + String.join(", ", known) + ".");
    }

    private static List<Map<String, Object>> regimes(Spec spec, String id, String setting, Object value) {
        List<String> ids =
                spec.regimes().stream().map(r -> String.valueOf(r.get("id"))).toList();
        if (!ids.contains(id)) {
            throw new UserError(new UnknownName("regime in this experiment", id, ids, "").getMessage());
        }
        return spec.regimes().stream()
                .map(r -> id.equals(r.get("id")) ? changed(r, setting, value) : r)
                .toList();
    }

    private static Map<String, Object> changed(Map<String, Object> map, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static Spec with(
            Spec spec, Map<String, Object> learner, List<Map<String, Object>> regimes, Map<String, Object> data) {
        return new Spec(
                spec.name(),
                spec.seed(),
                data,
                learner,
                regimes,
                spec.generations(),
                spec.items(),
                spec.replicates(),
                spec.vary(),
                spec.metrics());
    }
}
