package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void aLineIsAsLongAsColumnsSaysOrElse96() {
        assertThat(Terminal.columns("80")).isEqualTo(80);
        assertThat(Terminal.columns("132")).isEqualTo(132);
        assertThat(Terminal.columns(null)).isEqualTo(96);
        assertThat(Terminal.columns("")).isEqualTo(96);
        assertThat(Terminal.columns("wide")).isEqualTo(96);
        assertThat(Terminal.columns("0")).isEqualTo(96);
    }
}
