package org.genloss.io.render;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;

/** A check as JUnit XML: a suite a generation, its verdict as the first case, a case for every finding. */
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
            for (CheckResult.Generation generation : result.generations()) {
                suite(xml, generation, new Gate(info, generation));
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text + "\n";
    }

    /** What fails of a generation: its level, its losses, and copying where the gate asks for that. */
    private record Gate(boolean fails, boolean loss, boolean copying) {
        Gate(RunInfo info, CheckResult.Generation generation) {
            this(
                    info.failing().contains(generation.data().name()),
                    generation.verdict().level().isLoss(),
                    info.gate().endsWith("copying"));
        }

        boolean verdict() {
            return fails && (loss || !copying);
        }

        boolean finding(Finding finding) {
            return fails && (finding.loss() || (copying && finding.copying()));
        }
    }

    private static void suite(XMLStreamWriter xml, CheckResult.Generation generation, Gate gate)
            throws XMLStreamException {
        long failures = (gate.verdict() ? 1 : 0)
                + generation.verdict().findings().stream().filter(gate::finding).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(generation.data().name()));
        xml.writeAttribute(
                "tests", Integer.toString(1 + generation.verdict().findings().size()));
        xml.writeAttribute("failures", Long.toString(failures));
        testCase(
                xml,
                generation.data().name(),
                "verdict: " + generation.verdict().level().id(),
                gate.verdict() ? generation.verdict().sentence() : "");
        for (Finding finding : generation.verdict().findings()) {
            String name = finding.metric() + (finding.subject().isEmpty() ? "" : ", " + finding.subject());
            testCase(xml, generation.data().name(), name, gate.finding(finding) ? finding.sentence() : "");
        }
        if (!generation.verdict().warnings().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(String.join("\n", generation.verdict().warnings())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String suite, String name, String failure)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "genloss." + clean(suite));
        xml.writeAttribute("name", clean(name));
        if (!failure.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", clean(failure));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 cannot hold. */
    static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "�");
    }
}
