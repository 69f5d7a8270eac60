package org.genloss.curate.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * Web addresses that are not wanted. An entry is a host, with all hosts below it ({@code example.org} also means {@code www.example.org}), or a host with the
 * beginning of a path ({@code example.org/private}). Records without an address stay.
 *
 * @param field field of the record with its address
 * @param blocked hosts, or hosts with the beginning of a path, as published lists have them one a line
 */
@Shelf(Selector.class)
public record BlockList(String field, List<?> blocked) implements Selector {
    /** An empty list, which is to be given. */
    public BlockList() {
        this("url", List.of());
    }

    public BlockList {
        blocked = blocked.stream().map(String::valueOf).toList();
    }

    @Override
    public Card card() {
        return Card.of("block-list", "Blocked addresses")
                .says("Drops records whose web address is on a list; protect gives none of them back.")
                .formula(
                        "the host, or a host that it is below, is on the list; or that with the beginning of the path, at whole segments")
                .source("FineWeb's first step: Penedo et al. 2024, arXiv:2406.17557; RefinedWeb, arXiv:2306.01116");
    }

    @Override
    public boolean fits(Schema schema) {
        return true;
    }

    @Override
    public Set<String> fields() {
        return Set.of(field);
    }

    /** An address is on the list however rare what stands there is. */
    @Override
    public boolean binding() {
        return true;
    }

    /** @throws IllegalArgumentException for an empty list */
    @Override
    public Judge ready(Profile seen, Seed seed) {
        Set<String> all = new HashSet<>();
        blocked.forEach(entry -> all.add(entry(String.valueOf(entry))));
        all.remove("");
        if (all.isEmpty()) {
            throw new IllegalArgumentException("block-list needs blocked, a list of hosts such as [example.org]");
        }
        return new Listed(field, new HashSet<>(all));
    }

    private static String entry(String line) {
        String entry = line.strip().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+://", "");
        return entry.startsWith("#") ? "" : entry.replaceFirst("/+$", "");
    }

    private record Listed(String field, HashSet<String> all) implements Judge {
        private static final long serialVersionUID = 1;

        @Override
        public Decision judge(Item item) {
            String address = item.notes().getOrDefault(field, "").strip();
            String found = address.isEmpty() ? null : found(address.toLowerCase(Locale.ROOT));
            return found == null ? Decision.keep() : Decision.drop("blocked address " + found);
        }

        private String found(String address) {
            String rest = address.replaceFirst("^[a-z][a-z0-9+.-]*://", "").replaceFirst("[?#].*$", "");
            int end = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
            String path = rest.substring(end);
            String host = rest.substring(rest.lastIndexOf('@', end) + 1, end).replaceFirst(":\\d*$", "");
            for (String at = host; at != null; at = at.contains(".") ? at.substring(at.indexOf('.') + 1) : null) {
                for (String with = at + path; with.length() >= at.length(); with = shorter(with)) {
                    if (all.contains(with)) {
                        return with;
                    }
                }
            }
            return null;
        }

        private static String shorter(String address) {
            int slash = address.lastIndexOf('/');
            return slash < 0 ? "" : address.substring(0, slash);
        }
    }
}
