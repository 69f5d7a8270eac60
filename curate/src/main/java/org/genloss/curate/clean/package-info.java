/**
 * Steps that mend what a document says, or find out what it is: personal data, broken characters, languages.
 * May touch core and {@code rules}.
 * Must never touch files, nor take evidence of where a text comes from out of it without a label.
 */
package org.genloss.curate.clean;
