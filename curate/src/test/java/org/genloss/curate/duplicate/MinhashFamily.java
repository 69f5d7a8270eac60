package org.genloss.curate.duplicate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** True similarities, signatures, candidates and bands. Digests are over names or values in the order of the file, or sorted for candidates. */
public final class MinhashFamily implements CurateFamily {
    private final Map<String, Jaccards> jaccards = new HashMap<>();
    private final Map<String, Lsh> lshs = new HashMap<>();

    @Override
    public String name() {
        return "minhash";
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        JsonNode input = asked.input();
        return switch (asked.kind()) {
            case "jaccard" -> jaccard(asked, key);
            case "lsh" -> lsh(asked, key);
            case "optimal" -> {
                Banding best = Banding.optimal(
                        input.path("threshold").asDouble(),
                        input.path("num_perm").asInt(),
                        input.path("fp_weight").asDouble(),
                        input.path("fn_weight").asDouble());
                yield banding(asked, key, best);
            }
            case "banding" ->
                banding(
                        asked,
                        key,
                        new Banding(
                                input.path("bands").asInt(), input.path("rows").asInt()));
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    private static Answer banding(CurateCase asked, String key, Banding banding) {
        if (key.startsWith("p_candidate.")) {
            double similarity = Double.parseDouble(key.substring("p_candidate.".length()));
            return new Answer(banding.candidate(similarity), asked.tolerance("probabilities"));
        }
        return switch (key) {
            case "bands" -> new Answer(banding.bands(), asked.tolerance("counts"));
            case "rows" -> new Answer(banding.rows(), asked.tolerance("counts"));
            case "permutations" -> new Answer(banding.permutations(), asked.tolerance("counts"));
            case "threshold_approx" -> new Answer(banding.threshold(), asked.tolerance("probabilities"));
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    private record Texts(List<String> ids, List<long[]> shingles, List<long[]> sets) {
        static Texts of(CurateCase asked, ShingleHash hash) {
            List<JsonNode> documents =
                    asked.documents(asked.input().path("docs").asString());
            int n = asked.input().path("ngram").asInt();
            List<long[]> shingles = documents.stream()
                    .map(d -> Shingles.of(latin(d.path("text").asString()), n, hash))
                    .toList();
            return new Texts(
                    documents.stream().map(d -> d.path("id").asString()).toList(),
                    shingles,
                    shingles.stream().map(Shingles::set).toList());
        }

        List<int[]> pairs(double threshold) {
            return IntStream.range(0, ids.size())
                    .boxed()
                    .flatMap(i -> IntStream.range(i + 1, ids.size()).mapToObj(j -> new int[] {i, j}))
                    .filter(pair -> similarity(pair) >= threshold)
                    .toList();
        }

        double similarity(int[] pair) {
            return Shingles.jaccard(sets.get(pair[0]), sets.get(pair[1]));
        }
    }

    /** Clusters of a threshold by all pairs. */
    private record Jaccards(Texts texts, List<int[]> pairs, List<int[]> clusters, int[] firsts) {
        static Jaccards of(CurateCase asked) {
            Texts texts = Texts.of(asked, ShingleHash.XXH3);
            List<int[]> pairs = texts.pairs(asked.input().path("threshold").asDouble());
            int[] firsts = new Components(texts.ids().size(), pairs).firsts();
            List<int[]> clusters = IntStream.range(0, firsts.length)
                    .mapToObj(first -> IntStream.range(0, firsts.length)
                            .filter(i -> firsts[i] == first)
                            .toArray())
                    .filter(cluster -> cluster.length > 1)
                    .toList();
            return new Jaccards(texts, pairs, clusters, firsts);
        }

        int inClusters() {
            return clusters.stream().mapToInt(c -> c.length).sum();
        }

        int largest() {
            return clusters.stream().mapToInt(c -> c.length).max().orElse(0);
        }

        /** Of all clusters of that size. */
        double leastInLargest() {
            return clusters.stream()
                    .filter(c -> c.length == largest())
                    .flatMap(c -> Arrays.stream(c)
                            .boxed()
                            .flatMap(a -> Arrays.stream(c).filter(b -> b > a).mapToObj(b -> new int[] {a, b})))
                    .mapToDouble(texts::similarity)
                    .min()
                    .orElse(Double.NaN);
        }

        Stream<String> kept() {
            return IntStream.range(0, firsts.length).filter(i -> firsts[i] == i).mapToObj(texts.ids()::get);
        }
    }

    private Answer jaccard(CurateCase asked, String key) {
        Jaccards all = jaccards.computeIfAbsent(asked.name(), name -> Jaccards.of(asked));
        double counts = asked.tolerance("counts");
        return switch (key) {
            case "pairs" -> new Answer(all.pairs().size(), counts);
            case "pair_list" -> pairs(asked, all);
            case "clusters" -> new Answer(all.clusters().size(), counts);
            case "documents_in_clusters" -> new Answer(all.inClusters(), counts);
            case "removed_if_one_kept_per_cluster" ->
                new Answer(all.inClusters() - all.clusters().size(), counts);
            case "kept_documents" -> new Answer(all.kept().count(), counts);
            case "kept_first_sha256" ->
                Answer.exact(sha256(bytes(String.join("\n", all.kept().toList()))));
            case "largest_cluster" -> new Answer(all.largest(), counts);
            case "min_pair_jaccard_in_largest" -> new Answer(all.leastInLargest(), asked.tolerance("jaccard"));
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    /** Long lists are not written out: such an entry is null. */
    private static Answer pairs(CurateCase asked, Jaccards all) {
        if (asked.expected().path("pair_list").isNull()) {
            return Answer.given();
        }
        List<String> ids = all.texts().ids();
        return new Answer(
                all.pairs().stream()
                        .map(pair -> List.of(
                                ids.get(pair[0]), ids.get(pair[1]), all.texts().similarity(pair)))
                        .toList(),
                asked.tolerance("jaccard"));
    }

    /** Signatures and candidates of a case. */
    private record Lsh(Texts texts, List<long[]> signatures, List<int[]> candidates) {
        static Lsh of(CurateCase asked) {
            JsonNode input = asked.input();
            Texts texts = Texts.of(asked, ShingleHash.SHA1);
            JsonNode file = JsonMapper.shared()
                    .readTree(Path.of(
                            asked.folder().toString(),
                            input.path("permutation_file").asString()));
            Permutations permutations = new Permutations(longs(file.path("a")), longs(file.path("b")));
            List<long[]> signatures = new ArrayList<>();
            texts.shingles().forEach(s -> signatures.add(s.length == 0 ? null : permutations.signature(s)));
            Banding banding =
                    new Banding(input.path("bands").asInt(), input.path("rows").asInt());
            TreeSet<int[]> pairs =
                    new TreeSet<>(Comparator.<int[]>comparingInt(p -> p[0]).thenComparingInt(p -> p[1]));
            for (int[] group : banding.groups(signatures)) {
                for (int i : group) {
                    Arrays.stream(group).filter(j -> j > i).forEach(j -> pairs.add(new int[] {i, j}));
                }
            }
            return new Lsh(texts, signatures, List.copyOf(pairs));
        }

        private static long[] longs(JsonNode list) {
            return list.valueStream()
                    .mapToLong(n -> Long.parseLong(n.asString()))
                    .toArray();
        }

        String candidateLines() {
            return String.join(
                    "\n",
                    candidates.stream()
                            .map(p -> Stream.of(
                                            texts.ids().get(p[0]), texts.ids().get(p[1]))
                                    .sorted()
                                    .toList())
                            .sorted(Comparator.<List<String>, String>comparing(p -> p.get(0))
                                    .thenComparing(p -> p.get(1)))
                            .map(p -> String.join(" ", p))
                            .toList());
        }

        long[] signature(String id) {
            return signatures.get(texts.ids().indexOf(id));
        }

        long alike(double threshold) {
            return candidates.stream()
                    .filter(p -> texts.similarity(p) >= threshold)
                    .count();
        }
    }

    private Answer lsh(CurateCase asked, String key) {
        Lsh all = lshs.computeIfAbsent(asked.name(), name -> Lsh.of(asked));
        double counts = asked.tolerance("counts");
        if (key.startsWith("signature_sha256.")) {
            long[] signature = all.signature(key.substring("signature_sha256.".length()));
            ByteBuffer bytes = ByteBuffer.allocate(signature.length * 8).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(signature);
            return Answer.exact(sha256(bytes.array()));
        }
        if (key.startsWith("signatures.")) {
            long[] signature = all.signature(key.substring("signatures.".length()));
            return Answer.exact(Arrays.stream(signature)
                    .limit(asked.expected()
                            .path("signatures")
                            .path(key.substring("signatures.".length()))
                            .size())
                    .mapToObj(String::valueOf)
                    .toList());
        }
        return switch (key) {
            case "candidate_pairs" -> new Answer(all.candidates().size(), counts);
            case "candidate_sha256" -> Answer.exact(sha256(bytes(all.candidateLines())));
            case "true_pairs_at_0_8" -> new Answer(all.texts().pairs(0.8).size(), counts);
            case "candidates_with_jaccard_ge_0_8" -> new Answer(all.alike(0.8), counts);
            case "recall_at_0_8" ->
                new Answer(all.alike(0.8) / (double) all.texts().pairs(0.8).size(), asked.tolerance("probabilities"));
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The peers' words are runs of {@code a-z} and {@code 0-9} of the lower-cased text; ours are of all scripts, and the same where there is nothing else. */
    private static String latin(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ");
    }
}
