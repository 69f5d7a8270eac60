package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.data.Schema;
import org.genloss.io.profile.ProfileInfo;
import org.genloss.io.profile.StoredProfile;
import org.genloss.profile.Draw;
import org.genloss.verdict.SideProfile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a profile holds, for programs: {@code genloss.profile/1}. */
public final class ProfileJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ProfileJson() {}

    /**
     * @param name of the file
     * @param bytes of the file
     */
    public static String render(StoredProfile profile, String name, long bytes) {
        ProfileInfo info = profile.info();
        SideProfile content = profile.content();
        Draw draw = content.draw();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.profile/1");
        json.put("version", info.version());
        json.put("name", name);
        json.put("bytes", bytes);
        json.put("kind", content.schema().kind().word());
        json.put("items", draw.seen());
        json.put("files", info.files());
        json.put("paths", info.names());
        json.put("format", info.format());
        json.put("options", info.options());
        json.put("leftOut", info.leftOut());
        json.put("drawn", draw.size());
        json.put("groups", draw.groups().size());
        json.put("drawnBytes", draw.bytes());
        json.put("whole", draw.whole());
        json.put("counted", content.counted());
        if (content.schema().kind() == Schema.Kind.TEXT && content.counted()) {
            json.put("words", content.words());
            json.put("allWords", content.allWords());
        }
        if (content.schema().kind() != Schema.Kind.TEXT) {
            json.put("columns", columns(content));
        }
        return JSON.writeValueAsString(json) + "\n";
    }

    private static List<Map<String, Object>> columns(SideProfile content) {
        List<SideProfile.Counted> counted = content.columns();
        List<Map<String, Object>> columns = new ArrayList<>();
        for (Schema.Column column : content.schema().columns()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", column.name());
            json.put("scale", column.scale() == Schema.Scale.NUMERIC ? "numeric" : "categorical");
            if (!counted.isEmpty()) {
                SideProfile.Counted count = counted.get(columns.size());
                json.put("missing", count.missing());
                json.put("values", count.values());
                json.put("allValues", count.all());
                count.range().ifPresent(range -> json.put("low", range[0]));
                count.range().ifPresent(range -> json.put("high", range[1]));
            }
            columns.add(json);
        }
        return columns;
    }
}
