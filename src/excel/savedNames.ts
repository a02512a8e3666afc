import { catalogue } from "../core/shared";

/**
 * Text, which is left alone; the name under which Excel saves a function of ours, which it shows when the file
 * was opened before the add-in and which may be tied to another add-in's file; and the name as typed.
 */
const NAMES =
  /"(?:[^"]|"")*"|(?:(?:'(?:[^']|'')*'|[\w.[\]]+)!)?_xldudf_APC_([\w.]+)(?=\s*\()|(^|[^\w.'!])APC\.([\w.]+)(?=\s*\()/gi;

/** By the name in a form that both spellings share: the saved one may hold underscores for full stops. */
const FUNCTIONS = new Map(catalogue.map(({ name }) => [shared(name), name]));

function shared(name: string): string {
  return name.toUpperCase().replaceAll(".", "_");
}

/** The formula with our functions' names as a person types them; null where it names none of them. */
export function withTypedNames(formula: string): string | null {
  let ours = 0;
  const typed = formula.replace(
    NAMES,
    (found: string, saved: string | undefined, before: string | undefined, written: string | undefined) => {
      const name = FUNCTIONS.get(shared(saved ?? written ?? ""));
      if (name === undefined) return found;
      ours += 1;
      return saved === undefined ? `${before ?? ""}APC.${name}` : `APC.${name}`;
    },
  );
  return ours === 0 ? null : typed;
}
