package org.genloss.shelf;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.MirroredTypeException;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes one service file for each interface named in a {@link Shelf}, its lines in alphabetical order; and beside each record on a shelf a
 * properties file {@code NAME-settings} with what its settings mean, so that what is written for developers is also what users read.
 */
@SupportedAnnotationTypes("org.genloss.shelf.Shelf")
public final class ShelfProcessor extends AbstractProcessor {
    private final Map<String, Set<String>> shelves = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(Shelf.class)) {
            shelves.computeIfAbsent(shelfOf(element), name -> new TreeSet<>()).add(element.toString());
            meanings((TypeElement) element);
        }
        if (round.processingOver()) {
            shelves.forEach(this::write);
        }
        return true;
    }

    private static String shelfOf(Element element) {
        try {
            return element.getAnnotation(Shelf.class).value().getName();
        } catch (MirroredTypeException mirrored) {
            return mirrored.getTypeMirror().toString();
        }
    }

    private void meanings(TypeElement type) {
        Map<String, String> meanings = Meanings.of(type, processingEnv.getElementUtils());
        if (!meanings.isEmpty()) {
            String name = processingEnv.getElementUtils().getBinaryName(type).toString();
            StringBuilder text = new StringBuilder();
            meanings.forEach((key, says) ->
                    text.append(key).append('=').append(escaped(says)).append('\n'));
            resource(name.replace('.', '/') + "-settings.properties", text.toString(), type);
        }
    }

    /** As {@link java.util.Properties} reads it in any encoding. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.replace("\\", "\\\\").toCharArray()) {
            escaped.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return escaped.toString();
    }

    private void write(String service, Set<String> classes) {
        resource("META-INF/services/" + service, String.join("\n", classes) + "\n");
    }

    private void resource(String path, String text, Element... origins) {
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", path, origins)
                .openWriter()) {
            out.write(text);
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + path + ": " + e);
        }
    }
}
