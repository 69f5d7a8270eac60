package org.genloss.cli;

/** Exit codes, part of the contract with users. */
final class Exit {
    static final int DONE = 0;
    static final int GATE_FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int INTERRUPTED = 3;
    static final int DEFECT = 70;

    private Exit() {}
}
