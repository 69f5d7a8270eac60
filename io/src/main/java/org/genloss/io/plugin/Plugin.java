package org.genloss.io.plugin;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.catalog.UnknownName;

/** A part of genloss that is no part of the product: it brings large libraries, so it is fetched by its name and found on the class path. */
public enum Plugin {
    ONNX(
            "onnx",
            "sentence encoders and language models in ONNX files",
            76,
            "ONNX Runtime 1.29.0, Hugging Face tokenizers",
            List.of()),
    NEURAL(
            "neural",
            "learners that are networks: transformer on text; vae, diffusion, gan on images and vectors",
            113,
            "libtorch 2.10.0, OpenBLAS",
            List.of("transformer", "vae", "diffusion", "gan"));

    private final String word;
    private final String brings;
    private final int megabytes;
    private final String libraries;
    private final List<String> learners;

    Plugin(String word, String brings, int megabytes, String libraries, List<String> learners) {
        this.word = word;
        this.brings = brings;
        this.megabytes = megabytes;
        this.libraries = libraries;
        this.learners = learners;
    }

    /** What users type. */
    public String word() {
        return word;
    }

    /** What can be done with it. */
    public String brings() {
        return brings;
    }

    /** What is downloaded at first, in megabytes. */
    public int megabytes() {
        return megabytes;
    }

    /** Whose libraries those are. */
    public String libraries() {
        return libraries;
    }

    /** The plug-in of that name. @throws UnknownName with all there are */
    public static Plugin of(String word) {
        return Stream.of(values())
                .filter(plugin -> plugin.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new UnknownName("plug-in", word, words(), "genloss fetch"));
    }

    /** The plug-in that has a learner of this id; empty where none has. */
    public static Optional<Plugin> having(String learner) {
        return Stream.of(values())
                .filter(plugin -> plugin.learners.contains(learner))
                .findFirst();
    }

    /** A sentence on each plug-in that has learners which are not there; empty where all are. @param there ids of learners */
    public static String unfetched(Collection<String> there) {
        return Stream.of(values())
                .filter(plugin -> !there.containsAll(plugin.learners))
                .map(plugin -> String.join(", ", plugin.learners) + ": networks, not here yet. Fetch them once ("
                        + plugin.megabytes + " MB): ./genloss fetch " + plugin.word)
                .collect(Collectors.joining("\n"));
    }

    /** The names of all. */
    public static List<String> words() {
        return Stream.of(values()).map(Plugin::word).toList();
    }

    /** What to say where something was asked for that needs the plug-in, and the plug-in is not there. */
    public String missing(String asked) {
        return asked + " needs the plug-in " + word + ", which is not here. Fetch it once (" + megabytes
                + " MB): ./genloss fetch " + word;
    }
}
