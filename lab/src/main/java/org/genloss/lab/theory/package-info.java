/**
 * Closed forms and exact recursions: what a quantity is expected to be at a generation. One file a family.
 * May touch the contracts of lab, the learners and regimes that a form is about.
 * Must never simulate.
 */
package org.genloss.lab.theory;
