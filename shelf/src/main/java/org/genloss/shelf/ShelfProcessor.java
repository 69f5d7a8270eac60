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

/** Writes one service file for each interface named in a {@link Shelf}, its lines in alphabetical order. */
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

    private void write(String service, Set<String> classes) {
        String path = "META-INF/services/" + service;
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", path)
                .openWriter()) {
            for (String name : classes) {
                out.write(name + "\n");
            }
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + path + ": " + e);
        }
    }
}
