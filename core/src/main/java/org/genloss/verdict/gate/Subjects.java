package org.genloss.verdict.gate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether what a finding or reading is about is meant by a name in a policy: the subject itself, or the column that it is of. */
final class Subjects {
    private static final List<String> BEFORE = List.of("value of ", "range of ", "column ");

    private Subjects() {}

    /**
     * @param name of a policy; empty for all subjects
     * @param columns of the data, so that the longest of several columns whose names begin alike is the one meant
     */
    static boolean meant(String name, String subject, List<String> columns) {
        return name.isEmpty()
                || name.equals(subject)
                || column(subject, columns).map(name::equals).orElse(false);
    }

    /** The column that a subject is of: {@code age} of "age low 2.5 %" and of "range of age". */
    private static Optional<String> column(String subject, List<String> columns) {
        return columns.stream().filter(column -> isOf(subject, column)).max(Comparator.comparingInt(String::length));
    }

    private static boolean isOf(String subject, String column) {
        return subject.equals(column)
                || subject.startsWith(column + " ")
                || BEFORE.stream().anyMatch(before -> subject.equals(before + column));
    }
}
