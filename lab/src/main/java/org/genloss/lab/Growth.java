package org.genloss.lab;

import java.util.OptionalDouble;
import org.genloss.data.Corpus;

/**
 * How the training data of a fit follows from that of the fit before, for a regime that forgets nothing.
 *
 * @param fromReal whether the data of the second fit begins with the real data; if not, with what the first model was fitted to. The two
 *     differ where a chain starts somewhere else, or a mitigation changes the real data
 * @param kept what the weights of all the former data sum to from now on; empty leaves them as they are
 * @param added what is new
 */
public record Growth(boolean fromReal, OptionalDouble kept, Corpus added) {}
