package org.genloss.curate.expression;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.jexl3.parser.ASTAddNode;
import org.apache.commons.jexl3.parser.ASTAndNode;
import org.apache.commons.jexl3.parser.ASTArguments;
import org.apache.commons.jexl3.parser.ASTArrayAccess;
import org.apache.commons.jexl3.parser.ASTArrayLiteral;
import org.apache.commons.jexl3.parser.ASTDivNode;
import org.apache.commons.jexl3.parser.ASTEQNode;
import org.apache.commons.jexl3.parser.ASTERNode;
import org.apache.commons.jexl3.parser.ASTEWNode;
import org.apache.commons.jexl3.parser.ASTFalseNode;
import org.apache.commons.jexl3.parser.ASTFunctionNode;
import org.apache.commons.jexl3.parser.ASTGENode;
import org.apache.commons.jexl3.parser.ASTGTNode;
import org.apache.commons.jexl3.parser.ASTIdentifier;
import org.apache.commons.jexl3.parser.ASTIdentifierAccess;
import org.apache.commons.jexl3.parser.ASTLENode;
import org.apache.commons.jexl3.parser.ASTLTNode;
import org.apache.commons.jexl3.parser.ASTMulNode;
import org.apache.commons.jexl3.parser.ASTNENode;
import org.apache.commons.jexl3.parser.ASTNEWNode;
import org.apache.commons.jexl3.parser.ASTNRNode;
import org.apache.commons.jexl3.parser.ASTNSWNode;
import org.apache.commons.jexl3.parser.ASTNotNode;
import org.apache.commons.jexl3.parser.ASTNumberLiteral;
import org.apache.commons.jexl3.parser.ASTOrNode;
import org.apache.commons.jexl3.parser.ASTReference;
import org.apache.commons.jexl3.parser.ASTReferenceExpression;
import org.apache.commons.jexl3.parser.ASTSWNode;
import org.apache.commons.jexl3.parser.ASTStringLiteral;
import org.apache.commons.jexl3.parser.ASTSubNode;
import org.apache.commons.jexl3.parser.ASTTernaryNode;
import org.apache.commons.jexl3.parser.ASTTrueNode;
import org.apache.commons.jexl3.parser.ASTUnaryMinusNode;
import org.apache.commons.jexl3.parser.JexlNode;

/**
 * Finds the type of an expression before any document is read. Only the kinds of nodes named here exist: whatever else the grammar of JEXL has
 * (methods, classes, assignments, loops, functions of one's own) is refused, and so cannot be run.
 */
final class Checker {
    private static final Set<Class<? extends JexlNode>> LOGIC =
            Set.of(ASTAndNode.class, ASTOrNode.class, ASTNotNode.class);
    private static final Set<Class<? extends JexlNode>> ORDER =
            Set.of(ASTLTNode.class, ASTLENode.class, ASTGTNode.class, ASTGENode.class);
    private static final Set<Class<? extends JexlNode>> EQUALITY = Set.of(ASTEQNode.class, ASTNENode.class);
    private static final Set<Class<? extends JexlNode>> AMONG = Set.of(ASTERNode.class, ASTNRNode.class);
    private static final Set<Class<? extends JexlNode>> ENDS =
            Set.of(ASTSWNode.class, ASTNSWNode.class, ASTEWNode.class, ASTNEWNode.class);
    private static final Set<Class<? extends JexlNode>> SUMS =
            Set.of(ASTAddNode.class, ASTSubNode.class, ASTMulNode.class, ASTDivNode.class, ASTUnaryMinusNode.class);

    private final String expression;
    private final Functions functions;
    private final Set<String> fields = new TreeSet<>();
    private final Set<String> asked = new TreeSet<>();

    Checker(String expression, Functions functions) {
        this.expression = expression;
        this.functions = functions;
    }

    /** @throws Wrong unless it stands for true or false */
    void condition(JexlNode root) {
        if (root.jjtGetNumChildren() != 1) {
            throw new Wrong(expression, 1, "one condition is wanted, got " + root.jjtGetNumChildren());
        }
        want(Type.TRUTH, root.jjtGetChild(0));
    }

    /** Fields of records that it asks for. */
    Set<String> fields() {
        return fields;
    }

    /** Those of them that it names itself. */
    Set<String> notes() {
        return asked;
    }

    private Type want(Type wanted, JexlNode node) {
        Type type = type(node);
        if (type != wanted) {
            throw wrong(node, wanted.words() + " is wanted here, got " + type.words());
        }
        return type;
    }

    private Wrong wrong(JexlNode node, String message) {
        JexlNode first = node;
        while (first.jjtGetNumChildren() > 0 && !(first instanceof ASTReferenceExpression)) {
            first = first.jjtGetChild(0);
        }
        return new Wrong(expression, first.jexlInfo().getColumn(), message);
    }

    private Type type(JexlNode node) {
        Class<? extends JexlNode> kind = node.getClass();
        if (LOGIC.contains(kind)) {
            return all(node, Type.TRUTH, Type.TRUTH);
        }
        if (ORDER.contains(kind) || EQUALITY.contains(kind)) {
            return compared(node, EQUALITY.contains(kind));
        }
        if (AMONG.contains(kind)) {
            return among(node);
        }
        if (ENDS.contains(kind)) {
            return all(node, Type.TEXT, Type.TRUTH);
        }
        if (SUMS.contains(kind)) {
            return all(node, Type.NUMBER, Type.NUMBER);
        }
        return leaf(node);
    }

    private Type leaf(JexlNode node) {
        if (node instanceof ASTNumberLiteral number) {
            if (!Double.isFinite(number.getLiteral().doubleValue())) {
                throw wrong(node, "the number is too large");
            }
            return Type.NUMBER;
        }
        if (node instanceof ASTStringLiteral) {
            return Type.TEXT;
        }
        if (node instanceof ASTTrueNode || node instanceof ASTFalseNode) {
            return Type.TRUTH;
        }
        if (node instanceof ASTReferenceExpression) {
            return type(node.jjtGetChild(0));
        }
        if (node instanceof ASTIdentifier identifier) {
            return named(identifier);
        }
        if (node instanceof ASTReference) {
            return field(node);
        }
        if (node instanceof ASTFunctionNode) {
            return function(node);
        }
        if (node instanceof ASTArrayLiteral) {
            return list(node);
        }
        if (node instanceof ASTTernaryNode && node.jjtGetNumChildren() == 3) {
            want(Type.TRUTH, node.jjtGetChild(0));
            return want(type(node.jjtGetChild(1)), node.jjtGetChild(2));
        }
        throw refused(node);
    }

    private Wrong refused(JexlNode node) {
        return wrong(
                node,
                "this is not part of the language: conditions are made of names, numbers, texts, lists of them, comparisons (== != < <= > >= =~ =^ =$), "
                        + "and, or, not, + - * / and the functions "
                        + String.join(", ", new TreeSet<>(Functions.all().keySet())));
    }

    private Type all(JexlNode node, Type wanted, Type gives) {
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            want(wanted, node.jjtGetChild(i));
        }
        return gives;
    }

    private Type compared(JexlNode node, boolean equality) {
        Type left = type(node.jjtGetChild(0));
        boolean known = left == Type.NUMBER || left == Type.TEXT || (equality && left == Type.TRUTH);
        if (!known) {
            throw wrong(node, left.words() + " cannot be compared this way");
        }
        want(left, node.jjtGetChild(1));
        return Type.TRUTH;
    }

    private Type among(JexlNode node) {
        Type left = type(node.jjtGetChild(0));
        JexlNode right = node.jjtGetChild(1);
        if (!(right instanceof ASTArrayLiteral)) {
            throw wrong(
                    right,
                    "=~ asks whether a value is in a list, as in source =~ ['a', 'b']; patterns: matches(text, 'pattern')");
        }
        want(left == Type.NUMBER ? Type.NUMBERS : Type.TEXTS, right);
        if (left != Type.NUMBER && left != Type.TEXT) {
            throw wrong(node, left.words() + " is in no list");
        }
        return Type.TRUTH;
    }

    private Type list(JexlNode node) {
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            JexlNode entry = node.jjtGetChild(i);
            types.add(type(entry));
            boolean plain = types.get(i) == types.get(0) && (types.get(i) == Type.NUMBER || types.get(i) == Type.TEXT);
            if (!plain) {
                throw wrong(entry, "a list has numbers only or texts only");
            }
        }
        if (types.isEmpty()) {
            throw wrong(node, "the list is empty");
        }
        return types.get(0) == Type.NUMBER ? Type.NUMBERS : Type.TEXTS;
    }

    private Type named(ASTIdentifier identifier) {
        Name name = Name.all().get(identifier.getName());
        if (name == null) {
            throw wrong(
                    identifier,
                    "nothing is called " + identifier.getName() + ". There is: "
                            + Name.all().keySet().stream().sorted().collect(Collectors.joining(", "))
                            + "; and notes.FIELD for what the record says in a field");
        }
        fields.addAll(name.fields());
        return name.type();
    }

    /** A field of the record: {@code notes.field} or {@code notes['field']}. */
    private Type field(JexlNode node) {
        boolean notes = node.jjtGetNumChildren() == 2
                && node.jjtGetChild(0) instanceof ASTIdentifier identifier
                && identifier.getName().equals(Name.NOTES);
        JexlNode which = node.jjtGetNumChildren() == 2 ? node.jjtGetChild(1) : node;
        boolean plain = which.getClass() == ASTIdentifierAccess.class
                || (which instanceof ASTArrayAccess
                        && which.jjtGetNumChildren() == 1
                        && which.jjtGetChild(0) instanceof ASTStringLiteral);
        if (!notes || !plain) {
            throw refused(node);
        }
        asked.add(
                which instanceof ASTIdentifierAccess access
                        ? access.getName()
                        : ((ASTStringLiteral) which.jjtGetChild(0)).getLiteral());
        fields.addAll(asked);
        return Type.TEXT;
    }

    private Type function(JexlNode node) {
        boolean plain = node.jjtGetNumChildren() == 2
                && node.jjtGetChild(0) instanceof ASTIdentifier
                && node.jjtGetChild(1) instanceof ASTArguments;
        if (!plain) {
            throw refused(node);
        }
        ASTIdentifier name = (ASTIdentifier) node.jjtGetChild(0);
        Functions.Signature signature = Functions.all().get(name.getName());
        if (signature == null || name.getNamespace() != null) {
            throw wrong(
                    name,
                    "there is no function " + name.getName() + "; there is "
                            + String.join(", ", new TreeSet<>(Functions.all().keySet())));
        }
        JexlNode arguments = node.jjtGetChild(1);
        if (arguments.jjtGetNumChildren() != signature.takes().size()) {
            throw wrong(
                    name,
                    name.getName() + " takes " + signature.takes().size() + " values, got "
                            + arguments.jjtGetNumChildren());
        }
        for (int i = 0; i < arguments.jjtGetNumChildren(); i++) {
            want(signature.takes().get(i), arguments.jjtGetChild(i));
        }
        if (name.getName().equals("matches")) {
            learn(arguments.jjtGetChild(1));
        }
        return signature.gives();
    }

    /** Patterns are read now, so that a wrong one is not found in the middle of a run. */
    private void learn(JexlNode pattern) {
        if (!(pattern instanceof ASTStringLiteral literal)) {
            throw wrong(pattern, "a pattern is a text in quotation marks");
        }
        try {
            functions.learn(literal.getLiteral());
        } catch (PatternSyntaxException e) {
            throw wrong(pattern, "no pattern (RE2 syntax): " + e.getMessage());
        }
    }
}
