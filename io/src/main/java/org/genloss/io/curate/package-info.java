/**
 * Carries out a recipe: reads sources, keeps an index of their records on disk, decides, writes the mix.
 * May touch core, the curate module, readers, writers, ledgers and DuckDB.
 * Must never hold all records in memory, nor let the order of records or the number of threads reach a decision.
 */
package org.genloss.io.curate;
