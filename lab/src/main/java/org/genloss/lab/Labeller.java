package org.genloss.lab;

import java.util.List;
import org.genloss.data.Item;

/** A model that says of which class an item is, and how sure it is. */
public interface Labeller extends GenerativeModel {
    /** The classes it knows, each once. */
    List<String> classes();

    /** The chance of each class by the rest of the item, in the order of {@link #classes()}, sum 1; empty where it excludes the item. */
    double[] chances(Item item);

    /** The class that the item bears, whether the model knows it or not. */
    String label(Item item);
}
