package org.genloss.verdict;

/**
 * A thing that can be counted by name: a word, a value of a column, an extreme region of a column.
 *
 * @param what kind of thing, as read by people: "word", "value of native-country"
 * @param name the thing itself
 * @param reference groups of the reference that contain it
 * @param candidate groups of the candidate that contain it
 */
public record NamedContent(String what, String name, long reference, long candidate) {}
