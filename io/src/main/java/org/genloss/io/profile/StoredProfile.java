package org.genloss.io.profile;

import org.genloss.verdict.SideProfile;

/**
 * A profile and where it came from.
 *
 * @param content what a check keeps of the data
 */
public record StoredProfile(ProfileInfo info, SideProfile content) {
    /**
     * The profile of both, the other's files behind these; neither is used afterwards.
     *
     * @param writer version of this genloss
     * @throws IllegalArgumentException where the schemas differ
     */
    public StoredProfile merge(StoredProfile other, String writer) {
        SideProfile first = behind(0);
        SideProfile second = other.behind(info.files());
        return new StoredProfile(info.merge(other.info).by(writer), first.merge(second));
    }

    private SideProfile behind(long files) {
        return info.rows() ? content.behind(files, info.idField().isEmpty()) : content;
    }
}
