import { useEffect, useRef, useState } from "react";
import { faultOf, type Fault } from "../fault";
import { painted } from "../painted";
import { PortFault, type WorkbookPort } from "../port";
import type { Offer } from "./offer";
import type { Audience, Plan } from "./plan";
import { readTermsAt } from "./useTerms";
import { checkOffer, writeOffer, type Check } from "./writeOffer";

/** How far an offer is on its way into the workbook. */
export type Writing =
  | { readonly state: "idle" }
  | { readonly state: "writing" }
  /** Nothing was written, or what remains is in the fault's sentence. */
  | { readonly state: "failed"; readonly audience: Audience; readonly fault: Fault }
  /** The sheets are there; the check is null until they are first read back, and a fault says why they could not be. */
  | {
      readonly state: "written";
      readonly plan: Plan;
      readonly offer: Offer;
      readonly check: Check | null;
      readonly fault: Fault | null;
    };

export interface Writer {
  readonly writing: Writing;
  /** @param terms the place at which the plan's own are read; "" for none. */
  readonly write: (plan: Plan, audience: Audience, terms: string) => Promise<void>;
  /** Reads back at once what was written. */
  readonly checkAgain: () => Promise<void>;
}

export function useWriting(port: WorkbookPort): Writer {
  const [writing, setWriting] = useState<Writing>({ state: "idle" });
  const waiting = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      waiting.current?.abort();
    },
    [],
  );

  const check = async (plan: Plan, offer: Offer): Promise<void> => {
    waiting.current?.abort();
    const mine = new AbortController();
    waiting.current = mine;
    const show = (found: Check | null, fault: Fault | null) => {
      if (!mine.signal.aborted) setWriting({ state: "written", plan, offer, check: found, fault });
    };
    try {
      await checkOffer(offer, port, mine.signal, (found) => {
        show(found, null);
      });
    } catch (thrown) {
      show(null, faultOf(thrown));
    }
  };

  return {
    writing,
    async write(plan, audience, terms) {
      waiting.current?.abort();
      setWriting({ state: "writing" });
      try {
        await painted();
        await requireSameTerms(plan, terms, port);
        const offer = await writeOffer(plan, audience, port);
        setWriting({ state: "written", plan, offer, check: null, fault: null });
        await check(plan, offer);
      } catch (thrown) {
        setWriting({ state: "failed", audience, fault: faultOf(thrown) });
      }
    },
    checkAgain: () => (writing.state === "written" ? check(writing.plan, writing.offer) : Promise.resolve()),
  };
}

/** A workbook tells late of an edit, and the terms that the person saw computed are no longer those of the sheet. */
async function requireSameTerms(plan: Plan, terms: string, port: WorkbookPort): Promise<void> {
  if (terms === "" || JSON.stringify(await readTermsAt(terms, port)) === JSON.stringify(plan.terms)) return;
  throw new PortFault(
    "changed",
    "Nothing was written, because the plan’s terms have just been changed. Look at the figures, then try again.",
  );
}
