package org.genloss.io.render;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.gate.Breach;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Outcome;
import org.genloss.verdict.gate.Waiver;

/** A check as JUnit XML: a suite a generation, its verdict as the first case, a case for every finding and for every reading beyond its tolerance. */
public final class CheckJunit {
    private CheckJunit() {}

    public static String render(CheckResult result, RunInfo info) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "genloss check");
            for (int g = 0; g < result.generations().size(); g++) {
                suite(xml, result.generations().get(g), cases(result, info, g));
            }
            notes(xml, new PolicyWords(result, info).notes());
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text + "\n";
    }

    private static void notes(XMLStreamWriter xml, List<String> notes) throws XMLStreamException {
        if (!notes.isEmpty()) {
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "policy");
            xml.writeAttribute("tests", "0");
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(String.join("\n", notes)));
            xml.writeEndElement();
            xml.writeEndElement();
        }
    }

    /** @param more what stands below the message of a failure */
    private record Case(String name, String failure, String waived, List<String> more) {
        Case(String name, String failure, String waived) {
            this(name, failure, waived, List.of());
        }
    }

    /** The verdict, every finding and every reading beyond its tolerance. */
    private static List<Case> cases(CheckResult result, RunInfo info, int at) {
        CheckResult.Generation generation = result.generations().get(at);
        Outcome.OfGeneration judged = info.outcome().generations().get(at);
        boolean levelFails = judged.reasons().contains(judged.level().words());
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(
                "verdict: " + generation.verdict().level().id(),
                levelFails ? sentence(generation, info) : "",
                "",
                generation.verdict().warnings()));
        for (Finding finding : generation.verdict().findings()) {
            boolean copies = finding.copying() && info.outcome().gate().causes().contains(Gate.Cause.COPYING);
            boolean fails = copies || (levelFails && finding.loss());
            String waived = info.outcome().waiver(finding).map(Waiver::terms).orElse("");
            cases.add(new Case(name(finding.metric(), finding.subject()), fails ? finding.sentence() : "", waived));
        }
        for (Breach breach : judged.breaches()) {
            boolean never = info.outcome().gate().causes().contains(Gate.Cause.NEVER);
            String name = name(breach.reading().card().id(), breach.reading().subject());
            String waived = info.outcome().waiver(breach).map(Waiver::terms).orElse("");
            cases.add(new Case("tolerance: " + name, never ? "" : PolicyWords.sentenceOf(breach), waived));
        }
        return cases;
    }

    /** The verdict's, or where the finding that decided it is waived that of the first which is not. */
    private static String sentence(CheckResult.Generation generation, RunInfo info) {
        List<Finding> findings = generation.verdict().findings();
        boolean waived =
                !findings.isEmpty() && info.outcome().waiver(findings.get(0)).isPresent();
        return findings.stream()
                .filter(f -> waived && !f.copying() && info.outcome().waiver(f).isEmpty())
                .map(Finding::sentence)
                .findFirst()
                .orElse(generation.verdict().sentence());
    }

    private static String name(String metric, String subject) {
        return metric + (subject.isEmpty() ? "" : ", " + subject);
    }

    private static void suite(XMLStreamWriter xml, CheckResult.Generation generation, List<Case> cases)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(generation.data().name()));
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute(
                "failures",
                count(cases, c -> c.waived().isEmpty() && !c.failure().isEmpty()));
        xml.writeAttribute("skipped", count(cases, c -> !c.waived().isEmpty()));
        for (Case one : cases) {
            testCase(xml, generation.data().name(), one);
        }
        if (!generation.verdict().warnings().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(String.join("\n", generation.verdict().warnings())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String count(List<Case> cases, Predicate<Case> of) {
        return Long.toString(cases.stream().filter(of).count());
    }

    private static void testCase(XMLStreamWriter xml, String suite, Case one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "genloss." + clean(suite));
        xml.writeAttribute("name", clean(one.name()));
        String message = one.waived().isEmpty() ? one.failure() : one.waived();
        if (!message.isEmpty()) {
            xml.writeStartElement(one.waived().isEmpty() ? "failure" : "skipped");
            xml.writeAttribute("message", clean(message));
            if (one.waived().isEmpty()) { // some readers show only what stands inside
                xml.writeAttribute("type", "genloss");
                xml.writeCharacters(clean(
                        message + one.more().stream().map(line -> "\n" + line).collect(Collectors.joining())));
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 cannot hold. */
    static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "�");
    }
}
