/**
 * What the product can be given beside itself: the plug-ins, and what those bring.
 * May touch core.
 * Must never know a type of the libraries that a plug-in brings.
 */
package org.genloss.io.plugin;
