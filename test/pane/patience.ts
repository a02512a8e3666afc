import { configure } from "@testing-library/react";

/** How long a test waits at most for what it expects to see, and may take: the parts that load late have to be compiled first. */
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);
