package org.genloss.verdict;

/**
 * What a labelling of the groups makes of a coded pool: the sums of both sides. Sums of the reference are those of the pool minus those of the
 * candidate.
 */
final class TextSums {
  /** n ln n up to here comes from a table. */
  private static final double[] TABLE = new double[1 << 16];

  static {
    for (int n = 2; n < TABLE.length; n++) {
      TABLE[n] = TextTypes.nLogN(n);
    }
  }

  /** The sums of one side. */
  static final class Side {
    long tokens;
    long runs;
    long rareWords;
    long words;
    long trigrams;
    double wordsNLogN;
    double pairs;
    double varied;
    long variedItems;
    double topic;
    long topicItems;
    double length;
    double lengthSquare;
    long items;

    /** Entropy of words, nats. */
    double entropy() {
      return tokens == 0 ? 0 : Math.log(tokens) - wordsNLogN / tokens;
    }

    double lengthMean() {
      return length / items;
    }

    double lengthSpread() {
      return Math.sqrt(Math.max(0, (lengthSquare - length * length / items) / (items - 1)));
    }

    private void add(TextCoding.Coded coded, int g) {
      tokens += coded.tokens()[g];
      runs += coded.runs()[g];
      rareWords += coded.words().alone[g];
      words += coded.words().alone[g];
      wordsNLogN += coded.words().aloneNLogN[g];
      trigrams += coded.trigrams().alone[g];
      varied += coded.varied()[g];
      variedItems += coded.variedItems()[g];
      topic += coded.topic()[g];
      topicItems += coded.topicItems()[g];
      length += coded.length()[g];
      lengthSquare += coded.lengthSquare()[g];
      items += coded.items()[g];
    }
  }

  private final TextCoding.Coded coded;
  final Side reference = new Side();
  final Side candidate = new Side();

  /** Occurrences of each shared word on the candidate's side. */
  final int[] wordCounts;

  /** Groups of the candidate that contain each shared run of three words. */
  final int[] trigramGroups;

  /** Half the sum of differences of the shares of words that are not rare, among those words. */
  double bodyDistance;

  TextSums(TextCoding.Coded coded, boolean[] labels) {
    this.coded = coded;
    this.wordCounts = new int[coded.words().shared];
    this.trigramGroups = new int[coded.trigrams().shared];
    for (int g = 0; g < coded.groups(); g++) {
      (labels[g] ? candidate : reference).add(coded, g);
      if (labels[g]) {
        count(g);
      }
    }
    rareWords();
    commonWords();
    trigrams();
  }

  private void count(int g) {
    TextTypes words = coded.words();
    int[] type = words.type;
    int[] count = words.count;
    for (int i = words.start[g]; i < words.start[g + 1]; i++) {
      wordCounts[type[i]] += count[i];
    }
    int[] run = coded.trigrams().type;
    for (int i = coded.trigrams().start[g]; i < coded.trigrams().start[g + 1]; i++) {
      trigramGroups[run[i]]++;
    }
  }

  private static double nLogN(int n) {
    return n < TABLE.length ? TABLE[n] : TextTypes.nLogN(n);
  }

  private void rareWords() {
    int[] total = coded.words().total;
    for (int w = 0; w < coded.words().rare; w++) {
      int c = wordCounts[w];
      int r = total[w] - c;
      candidate.rareWords += c > 0 ? 1 : 0;
      reference.rareWords += r > 0 ? 1 : 0;
      candidate.wordsNLogN += nLogN(c);
      reference.wordsNLogN += nLogN(r);
    }
    candidate.words = candidate.rareWords;
    reference.words = reference.rareWords;
  }

  private void commonWords() {
    int[] total = coded.words().total;
    double perCandidate = candidate.tokens == 0 ? 0 : 1.0 / candidate.tokens;
    double perReference = reference.tokens == 0 ? 0 : 1.0 / reference.tokens;
    double distance = 0;
    for (int w = coded.words().rare; w < total.length; w++) {
      int c = wordCounts[w];
      int r = total[w] - c;
      candidate.words += c > 0 ? 1 : 0;
      reference.words += r > 0 ? 1 : 0;
      candidate.wordsNLogN += nLogN(c);
      reference.wordsNLogN += nLogN(r);
      distance += Math.abs(c * perCandidate - r * perReference);
    }
    bodyDistance = distance / 2;
  }

  private void trigrams() {
    int[] groups = coded.trigrams().groups;
    long candidatePairs = 0;
    long referencePairs = 0;
    for (int t = 0; t < groups.length; t++) {
      long c = trigramGroups[t];
      long r = groups[t] - c;
      candidate.trigrams += c > 0 ? 1 : 0;
      reference.trigrams += r > 0 ? 1 : 0;
      candidatePairs += c * (c - 1) / 2;
      referencePairs += r * (r - 1) / 2;
    }
    candidate.pairs = candidatePairs;
    reference.pairs = referencePairs;
  }

  /** Runs of three words that both sides have. */
  long sharedTrigrams() {
    long all = coded.trigrams().shared;
    for (int alone : coded.trigrams().alone) {
      all += alone;
    }
    return candidate.trigrams + reference.trigrams - all;
  }
}
