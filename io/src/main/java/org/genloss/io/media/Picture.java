package org.genloss.io.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.genloss.data.Pixels;

/**
 * A decoded image.
 *
 * @param size its width, height and channels
 * @param values 0..1, row by row, the channels of a pixel side by side; of an image with transparency the colour alone
 */
public record Picture(Pixels size, double[] values) {
    /** More pixels are refused before they are decoded. */
    private static final long MOST = 1L << 24;

    /** Reads a PNG, JPEG, GIF or BMP. @throws IOException if the bytes are none, are damaged, or hold more than 17 million pixels */
    public static Picture read(InputStream in) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("the bytes are no PNG, JPEG, GIF or BMP");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST) {
                    throw new IOException("it has " + pixels + " pixels, and genloss decodes at most " + MOST);
                }
                return of(reader.read(0));
            } catch (RuntimeException e) { // what decoders of the platform throw at damaged files
                throw new IOException("the image is damaged: " + e.getMessage(), e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Picture of(BufferedImage image) {
        Raster raster = image.getRaster();
        boolean grey = raster.getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
        return grey ? grey(raster) : colour(image);
    }

    private static Picture grey(Raster raster) {
        double most = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_BYTE
                ? (1 << raster.getSampleModel().getSampleSize(0)) - 1
                : 65535;
        int[] samples = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        double[] values = new double[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples[i] / most;
        }
        return new Picture(new Pixels(raster.getWidth(), raster.getHeight(), 1), values);
    }

    private static Picture colour(BufferedImage image) {
        int[] packed = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        double[] values = new double[3 * packed.length];
        for (int i = 0; i < packed.length; i++) {
            values[3 * i] = (packed[i] >> 16 & 0xff) / 255.0;
            values[3 * i + 1] = (packed[i] >> 8 & 0xff) / 255.0;
            values[3 * i + 2] = (packed[i] & 0xff) / 255.0;
        }
        return new Picture(new Pixels(image.getWidth(), image.getHeight(), 3), values);
    }
}
