package org.genloss.io.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What people read of one record. */
class MixRecordTest {
    @Test
    void labelsAreSaidOneByOne() {
        String labels = "[{\"detector\":\"stylometric\",\"score\":-1.36408,\"flagged\":false,\"errorRate\":0.0082645},"
                + "{\"detector\":\"synthid\",\"score\":0.5,\"flagged\":true}]";
        Map<String, Object> facts = Map.of(
                "origin",
                "human",
                "shard",
                "part-1",
                "labels",
                JsonMapper.shared().readTree(labels));
        assertThat(new MixRecord("a", "crawl", facts).text()).isEqualTo("""
                        a: in the mix, in part-1
                          origin      human
                          source      crawl
                          label       stylometric -1.36, not flagged (error rate 0.83\u00a0%)
                          label       synthid 0.500, flagged
                        """);
    }
}
