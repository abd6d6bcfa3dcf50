/**
 * Milliseconds that only go forward. The wall clock is set back and forth, by NTP or after a virtual machine slept, and
 * a pace that believes it would stand still for as long.
 */
export const monotonic = (): number => performance.now();
