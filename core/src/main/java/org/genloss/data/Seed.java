package org.genloss.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoRoShiRo128PlusPlus;

/**
 * The root of all randomness, derived by name and never shared: {@code seed.child("replicate").child(3).random()} is the same stream of
 * numbers on every machine, whatever else runs. Names are strings or integers.
 */
public final class Seed {
    private final Seed parent;
    private final Object name;
    private final long key;

    private Seed(Seed parent, Object name, long key) {
        this.parent = parent;
        this.name = name;
        this.key = key;
    }

    public static Seed of(long root) {
        return new Seed(null, root, mix(root ^ 0x6a09e667f3bcc909L));
    }

    /** The seed of that name below this one. */
    public Seed child(Object childName) {
        return new Seed(this, childName, mix(key * 0x9e3779b97f4a7c15L + nameHash(childName)));
    }

    /** A fresh generator (XoRoShiRo128++) at the start of this seed's stream. */
    public UniformRandomProvider random() {
        return new XoRoShiRo128PlusPlus(mix(key ^ 0xbb67ae8584caa73bL), mix(key ^ 0x3c6ef372fe94f82bL));
    }

    /** 64 bits that stand for the whole path. */
    public long key() {
        return key;
    }

    /** The path from the root, as written into ledgers: {@code 7/replicate/3}. */
    public String path() {
        return parent == null ? String.valueOf(name) : parent.path() + "/" + name;
    }

    @Override
    public String toString() {
        return path();
    }

    private static long nameHash(Object name) {
        if (name instanceof Integer number) {
            return mix(number + 0x510e527fade682d1L);
        }
        long hash = 0xcbf29ce484222325L;
        String text = name.toString();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection of 64 bits. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
