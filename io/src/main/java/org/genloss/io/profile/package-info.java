/**
 * Profiles as files: what a check keeps of a data set, with where it came from.
 * May touch files.
 * Must never decide what is kept.
 */
package org.genloss.io.profile;
