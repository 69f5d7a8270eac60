package org.genloss.metric.label;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.metric.label.Calibration.Binning;
import org.genloss.metric.label.Calibration.Stated;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Errors of stated probabilities: the columns label and prob. */
public final class CalibrationFamily implements OracleFamily {
    private static final Pattern ERROR = Pattern.compile("(ece|mce)_(\\d+)(?:_equal_(width|mass))?");
    private static final Pattern LOG_LOSS = Pattern.compile("log_loss_clip_(\\d+)e_(\\d+)");

    @Override
    public Set<String> names() {
        return Set.of("calibration");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        OracleCase.Table table = asked.table(0);
        Stated stated = new Stated(
                table.numbers(table.columns().indexOf("label")),
                table.numbers(table.columns().indexOf("prob")));
        Matcher error = ERROR.matcher(key);
        if (error.matches()) {
            int bins = Integer.parseInt(error.group(2));
            Binning binning = "mass".equals(error.group(3)) ? Binning.MASS : Binning.WIDTH;
            return Optional.of(
                    error.group(1).equals("ece")
                            ? stated.expectedError(bins, binning)
                            : stated.largestError(bins, binning));
        }
        Matcher logLoss = LOG_LOSS.matcher(key);
        if (logLoss.matches()) {
            return Optional.of(stated.logLoss(Double.parseDouble(logLoss.group(1) + "e-" + logLoss.group(2))));
        }
        if (key.equals("brier")) {
            return Optional.of(stated.brier());
        }
        throw OracleFamily.unknown(asked, key);
    }
}
