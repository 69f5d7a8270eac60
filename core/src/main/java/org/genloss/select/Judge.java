package org.genloss.select;

import java.io.Serializable;
import org.genloss.data.Item;

/** Decides about one item at a time. The answer depends on the item alone: not on the order, nor on which thread asks. */
public interface Judge extends Serializable {
    Decision judge(Item item);
}
