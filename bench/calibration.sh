#!/usr/bin/env bash
# Measures the verdict on real data and prints the tables of docs/calibration.md.
#   bench/calibration.sh run DATA RESULTS SECONDS STUDY..   measures for so long; rows already in RESULTS are not measured again
#   bench/calibration.sh print DATA RESULTS STUDY..         the tables of what is there
#   bench/calibration.sh page DATA RESULTS FILE             the same tables between the marks of a page
# A study alone, or STUDY:WORD for the cells whose name holds the word, as false-alarms:table or power:mnist
# Studies: false-alarms power knobs copying recursive-qa perplexity slow-loops trends subgroups same-population
set -euo pipefail
cd "$(dirname "$0")/.."
if [ ! -d testkit/target/classes/org/genloss/testkit/calibration ] || [ ! -d cli/target/lib ]; then
  ./mvnw -q -B -ntp -Dgenloss.product -DskipTests package
fi
exec java -Xmx3g -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED \
  -cp "testkit/target/classes:cli/target/lib/*" org.genloss.testkit.calibration.Calibration "$@"
