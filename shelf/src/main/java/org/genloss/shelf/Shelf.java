package org.genloss.shelf;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a class on a shelf: at compile time its name is written to {@code META-INF/services/<value>}, so that {@link java.util.ServiceLoader}
 * and the catalog find it. The class must be public and have a public constructor without parameters, which gives the defaults.
 * If it is a record, its components are settings, and users are shown what the Javadoc says of them: {@code @param} of each component, and the
 * comments of the constants where a component is an enumeration.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Shelf {
    /** The interface under which the class is found: a metric, a learner, a regime. */
    Class<?> value();
}
