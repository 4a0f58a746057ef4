package io.taskloom.engine.task.field;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers that everybody who reads JSON reads the same: what a double keeps exactly. */
final class Numbers {

    static final int MOST_DECIMALS = 6;
    private static final int MOST_DIGITS = 15;

    private Numbers() {}

    /** In one form, however it came out of JSON; null if it is none. */
    static @Nullable BigDecimal read(@Nullable Object value) {
        if (!(value instanceof Number)) {
            return null;
        }
        try {
            return plain(new BigDecimal(value.toString()));
        } catch (NumberFormatException infinite) {
            return null;
        }
    }

    static boolean fits(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() <= MOST_DECIMALS
                && Math.max(bare.precision(), (long) bare.precision() - bare.scale()) <= MOST_DIGITS;
    }

    /** Without zeros at its end; 100 is not 1E+2, if it is not far too large anyway. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 && fits(bare) ? bare.setScale(0) : bare;
    }
}
