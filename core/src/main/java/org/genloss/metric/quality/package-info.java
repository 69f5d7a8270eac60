/** One number made of metrics of several rooms. */
package org.genloss.metric.quality;
