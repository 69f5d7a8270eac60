package org.genloss.profile;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Some groups of a pool: one side of a comparison. Not changed once made. */
public final class View {
  /** Something counted over a view, once. A tally is a record: equal tallies are counted once. */
  public interface Tally<T> {
    T tally(View view);
  }

  private final Pool pool;
  private final int[] groups;
  private int[] items;
  private final Map<Tally<?>, Object> tallied = new ConcurrentHashMap<>();

  View(Pool pool, int[] groups) {
    this.pool = pool;
    this.groups = groups;
  }

  public Pool pool() {
    return pool;
  }

  /** Indices into the pool's groups; not to be written to. */
  public int[] groups() {
    return groups;
  }

  /** Indices into the pool's items, of all items of the chosen groups; not to be written to. */
  public synchronized int[] items() {
    if (items == null) {
      items = Arrays.stream(groups).flatMap(g -> java.util.stream.IntStream.range(pool.firstItem(g), pool.firstItem(g + 1))).toArray();
    }
    return items;
  }

  /** What the tally gives for this view; counted at the first call. A tally may ask for other tallies and for codings of the pool. */
  @SuppressWarnings("unchecked") // a tally is only ever stored with what it gave
  public <T> T get(Tally<T> tally) {
    Object known = tallied.get(tally);
    if (known == null) {
      synchronized (tallied) {
        known = tallied.get(tally);
        if (known == null) {
          known = tally.tally(this);
          tallied.put(tally, known);
        }
      }
    }
    return (T) known;
  }

  /** This view without the groups of one fold: the delete-one replicate of an interval. */
  public View without(int fold, int folds) {
    return new View(pool, Arrays.stream(groups).filter(g -> Hashes.fold(pool.group(g).hash(), folds) != fold).toArray());
  }
}
