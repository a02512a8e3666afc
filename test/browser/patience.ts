/** How long a test may take at most: the browser may have to be unpacked first. */
jest.setTimeout(120_000);
