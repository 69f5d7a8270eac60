package org.genloss.io.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.Settings;
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
                    String name = factor.getKey() + "=" + Settings.written(value);
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
        if (path.equals("learner")) {
            return with(spec, "learner", value);
        }
        if (parts.length == 2 && parts[0].equals("learner")) {
            return with(spec, "learner", changed(spec.learner(), parts[1], value));
        }
        if (parts.length == 2 && parts[0].equals("sampling")) {
            return with(spec, "sampling", changed(spec.sampling(), parts[1], value));
        }
        if (parts.length == 2 && parts[0].equals("data")) {
            return with(spec, "data", changed(spec.data(), parts[1], value));
        }
        if (parts.length == 3 && parts[0].equals("data") && spec.data().get(parts[1]) instanceof Map<?, ?> inner) {
            Map<String, Object> settings = new LinkedHashMap<>();
            inner.forEach((name, setting) -> settings.put(String.valueOf(name), setting));
            return with(spec, "data", changed(spec.data(), parts[1], changed(settings, parts[2], value)));
        }
        if (parts.length == 3 && parts[0].equals("regimes")) {
            return with(spec, "regimes", entries("regime", spec.regimes(), parts, value));
        }
        if (parts.length == 3 && parts[0].equals("mitigations")) {
            return with(spec, "mitigations", entries("mitigation", spec.mitigations(), parts, value));
        }
        if (parts.length == 1 && List.of("items", "generations", "replicates").contains(path)) {
            if (String.valueOf(value).equals("0")) {
                throw new UserError("vary." + path + " needs numbers of at least 1, got 0.");
            }
            return with(spec, path, value);
        }
        List<String> known = List.of(
                "learner",
                "learner.SETTING",
                "sampling.SETTING",
                "data.SETTING",
                "data.start.SETTING",
                "regimes.ID.SETTING",
                "mitigations.ID.SETTING",
                "items",
                "generations",
                "replicates");
        throw new UserError(new UnknownName("factor", path, known, "").getMessage() + " All of them: "
                + String.join(", ", known) + ".");
    }

    /** @param path the list, the id of the entry, its setting */
    private static List<Map<String, Object>> entries(
            String what, List<Map<String, Object>> entries, String[] path, Object value) {
        List<String> ids =
                entries.stream().map(e -> String.valueOf(e.get("id"))).toList();
        if (!ids.contains(path[1])) {
            throw new UserError(new UnknownName(what + " in this experiment", path[1], ids, "").getMessage());
        }
        return entries.stream()
                .map(e -> path[1].equals(e.get("id")) ? changed(e, path[2], value) : e)
                .toList();
    }

    private static Map<String, Object> changed(Map<String, Object> map, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static Spec with(Spec spec, String key, Object value) {
        Map<String, Object> document = spec.document();
        document.put(key, value);
        return Spec.of(document);
    }
}
