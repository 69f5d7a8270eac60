/**
 * Models of the user's that look at texts on their way in: sentence encoders and language models, and how a side of a check and the texts of a loop are read by them.
 * May touch core, lab, curate and the service loader.
 * Must never know a library that runs models; nor let a metric call one.
 */
package org.genloss.io.model;
