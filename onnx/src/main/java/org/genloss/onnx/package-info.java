/**
 * Models in ONNX files: sentence encoders and language models, run by ONNX Runtime with the tokenizers of Hugging Face.
 * May touch core, curate, io, ONNX Runtime and the tokenizers.
 * Must never let a type of either library out, or use the network.
 */
package org.genloss.onnx;
