package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/**
 * Answers to the same prompts: groups that the data itself calls alike on both sides, in the order of the pool.
 *
 * @param reference group of the reference's answer, one a prompt
 * @param candidate group of the candidate's answer
 */
record SharedPrompts(int[] reference, int[] candidate) {
    static final int LEAST = 2;
    static final String TOO_FEW = "fewer than " + LEAST + " prompts are answered on both sides";

    /** The prompts that the two sides of a pool share. */
    record Of() implements Pool.Coding<SharedPrompts> {
        @Override
        public SharedPrompts code(Pool pool) {
            Map<String, Integer> known = new HashMap<>();
            for (int g = 0; g < pool.referenceGroups(); g++) {
                if (pool.group(g).named()) {
                    known.put(pool.group(g).name(), g);
                }
            }
            List<int[]> pairs = new ArrayList<>();
            int end = pool.referenceGroups() + pool.candidateGroups();
            for (int g = pool.referenceGroups(); g < end; g++) {
                Integer own = pool.group(g).named() ? known.get(pool.group(g).name()) : null;
                if (own != null) {
                    pairs.add(new int[] {own, g});
                }
            }
            return new SharedPrompts(
                    pairs.stream().mapToInt(p -> p[0]).toArray(),
                    pairs.stream().mapToInt(p -> p[1]).toArray());
        }
    }

    int size() {
        return reference.length;
    }

    /** Of each prompt 1 where each side has its own answer, -1 where the two are exchanged, 0 where a side lacks it or has both. */
    int[] signs(Sides sides) {
        int groups = sides.pool().groups();
        boolean[] left = marked(sides.reference(), groups);
        boolean[] right = marked(sides.candidate(), groups);
        return IntStream.range(0, size())
                .map(i -> left[reference[i]] && right[candidate[i]]
                        ? 1
                        : left[candidate[i]] && right[reference[i]] ? -1 : 0)
                .toArray();
    }

    private static boolean[] marked(View view, int groups) {
        boolean[] marked = new boolean[groups];
        Arrays.stream(view.groups()).forEach(g -> marked[g] = true);
        return marked;
    }

    /** The texts of a group. */
    static List<Payload.Text> texts(Pool pool, int group) {
        return pool.group(group).items().stream()
                .map(Item::payload)
                .map(Payload.Text.class::cast)
                .toList();
    }

    /** Why there is no answer. */
    static String whyNot(int prompts) {
        return TOO_FEW + " (" + prompts + "): --group-field names the field that holds the prompt";
    }

    static Value undefined(String subject, int prompts) {
        return new Value.Undefined(subject, whyNot(prompts));
    }
}
