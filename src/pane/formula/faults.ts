import { PortFault } from "../port";

/** For what is reckoned in a cell alone, and the way around it. */
function inOwnCell(what: string): PortFault {
  return new PortFault("unsupported", `${what}. Give it a cell of its own and refer to that.`);
}

export function notReckoned(what: string): PortFault {
  return inOwnCell(`${what} is not reckoned outside a cell`);
}

/** Dates and money in text, decimal points, the order of letters. */
export function dependsOnSettings(what: string): PortFault {
  return inOwnCell(`${what} depends on the computer’s settings`);
}
