import { exact, Refusal } from "../../core/shared";
import type { BookCell } from "../book/book";

/** A cell's value as a finance person writes it, to paste into a sheet as it is: 1,234.56 or 12.50%. */
export function figureText({ value, look }: BookCell): string {
  if (value instanceof Refusal) return value.code;
  if (typeof value !== "number") return value ?? "";
  if (look.format?.endsWith("%") === true) return percent(value);
  const decimals = /\.(0+)/.exec(look.format ?? "")?.[1]?.length ?? 0;
  return grouped(value, decimals);
}

/** Two decimals, as money has. */
export function grouped(value: number, decimals = 2): string {
  const [whole = "", rest] = exact(value).abs().toFixed(decimals).split(".");
  const text = `${whole.replace(/\d(?=(?:\d{3})+$)/g, "$&,")}${rest === undefined ? "" : `.${rest}`}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

export function percent(share: number): string {
  return `${grouped(exact(share).times(100).toNumber())}%`;
}

/** A difference with its sign, "no change" where there is none to see. */
export function signed(text: string): string {
  if (!/[1-9]/.test(text)) return "no change";
  return text.startsWith("−") ? text : `+${text}`;
}
