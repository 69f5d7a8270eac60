package org.genloss.verdict;

/**
 * The share that a generation kept of what one statistic of loss counts, whether or not it was a finding.
 *
 * @param metric id of the statistic
 * @param subject what it is about
 * @param share kept, 1 = all
 * @param high upper 95 % limit of the share: on the log scale, two standard deviations of the relabelled statistic up; at least 1 where that
 *     does not tell the share from 1
 * @param floor the share at or below which it counts as a loss
 */
public record Kept(String metric, String subject, double share, double high, double floor) {
    /** @param z the statistic's distance from its mean over the relabellings, in their standard deviations; negative towards loss */
    static Kept of(String metric, String subject, double share, double z, double floor) {
        double high = z <= -2 && share < 1 ? Math.pow(share, 1 + 2 / z) : Math.max(1, share);
        return new Kept(metric, subject, share, high, floor);
    }
}
