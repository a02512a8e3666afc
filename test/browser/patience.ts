/** How long a test may take at most: the browser may have to be unpacked first, on a machine with other work to do. */
jest.setTimeout(600_000);
