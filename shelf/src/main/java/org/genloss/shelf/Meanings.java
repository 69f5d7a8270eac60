package org.genloss.shelf;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/**
 * What the settings of a record mean, from its Javadoc: the {@code @param} of a component under the component's name, and the comment of each
 * constant of an enumeration under {@code component.CONSTANT}.
 */
final class Meanings {
    private static final Pattern PARAM =
            Pattern.compile("@param\\s+(\\w+)\\s+(.*?)(?=\\n\\s*@\\w+\\s|\\z)", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s+([^}]*)}");

    private Meanings() {}

    static Map<String, String> of(TypeElement type, Elements elements) {
        Map<String, String> meanings = new TreeMap<>();
        Map<String, String> params = params(comment(type, elements));
        for (RecordComponentElement component : type.getRecordComponents()) {
            String name = component.getSimpleName().toString();
            if (params.containsKey(name)) {
                meanings.put(name, params.get(name));
            }
            if (component.asType() instanceof DeclaredType declared) {
                constants(name, declared.asElement(), elements, meanings);
            }
        }
        return meanings;
    }

    private static void constants(String name, Element type, Elements elements, Map<String, String> meanings) {
        if (type.getKind() != ElementKind.ENUM) {
            return;
        }
        for (Element constant : type.getEnclosedElements()) {
            String says = constant.getKind() == ElementKind.ENUM_CONSTANT ? plain(comment(constant, elements)) : "";
            if (!says.isEmpty()) {
                meanings.put(name + "." + constant.getSimpleName(), says);
            }
        }
    }

    private static String comment(Element element, Elements elements) {
        String comment = elements.getDocComment(element);
        return comment == null ? "" : comment;
    }

    private static Map<String, String> params(String comment) {
        Map<String, String> params = new TreeMap<>();
        Matcher matcher = PARAM.matcher(comment);
        while (matcher.find()) {
            params.put(matcher.group(1), plain(matcher.group(2)));
        }
        return params;
    }

    /** Without tags and line breaks: {@code text} of inline tags, the label of links. */
    static String plain(String javadoc) {
        String text = INLINE.matcher(javadoc).replaceAll(tag -> Matcher.quoteReplacement(inline(tag)));
        return text.replaceAll("<[a-zA-Z/][^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String inline(java.util.regex.MatchResult tag) {
        String text = tag.group(2).strip();
        if (!tag.group(1).startsWith("link")) {
            return text;
        }
        int label = text.indexOf(' ');
        return label > 0 ? text.substring(label + 1) : text.replaceFirst("^#", "");
    }
}
