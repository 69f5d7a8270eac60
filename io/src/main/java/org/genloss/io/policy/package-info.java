/**
 * What lives here: the policy file of {@code check}, read strictly, with the place of whatever is wrong.
 * May touch: the experiment file's YAML, core.
 * Must never: judge anything, or ask what day it is.
 */
package org.genloss.io.policy;
