import type { PortFault } from "./port";

/** What the pane shows of what the workbook, or our own code, could not do. */
export interface Fault {
  readonly kind: PortFault["kind"];
  readonly sentence: string;
}

const KINDS: readonly string[] = [
  "protected",
  "editing",
  "unsupported",
  "not found",
  "taken",
  "changed",
  "other",
] satisfies Fault["kind"][];

/** Read by its shape: the port comes from another bundle, whose PortFault is another class. */
export function faultOf(thrown: unknown): Fault {
  const sentence = thrown instanceof Error ? thrown.message : String(thrown);
  const kind = typeof thrown === "object" && thrown !== null && "kind" in thrown ? thrown.kind : undefined;
  return { kind: isKind(kind) ? kind : "other", sentence };
}

function isKind(kind: unknown): kind is Fault["kind"] {
  return typeof kind === "string" && KINDS.includes(kind);
}
