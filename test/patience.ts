import { LONG } from "./long";

/**
 * How long a test may take at most: an upper limit for a machine with much other work to do, which may have to unpack the
 * browser first. Nothing waits for it.
 */
jest.setTimeout(LONG ? 36_000_000 : 600_000);
