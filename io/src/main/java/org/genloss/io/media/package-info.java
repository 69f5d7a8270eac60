/** Images and recordings as points: plain features that need no model, and mean the same everywhere. */
package org.genloss.io.media;
