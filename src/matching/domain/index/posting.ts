/** A posting is a number below 2^19 (a slot, or a skill) with points (0 to 7 000) in the 13 bits above. */
export const POINTS_SHIFT = 19;
export const MOST_NUMBERS = 1 << POINTS_SHIFT;
export const NUMBER = MOST_NUMBERS - 1;
