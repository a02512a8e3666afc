import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { FaultBar } from "../../FaultBar";
import { useCloseStyles } from "./closeLooks";
import type { Saying } from "./useSaid";

interface Props {
  /** What is done here. */
  readonly name: string;
  /** What the heading says besides. */
  readonly aside?: string;
  readonly saying: Pick<Saying, "sentence" | "fault">;
  readonly children: ReactNode;
}

/** A section of the part, with what came of its last action below it. */
export function CloseFrame({ name, aside = "", saying: { sentence, fault }, children }: Props): ReactElement {
  const styles = useCloseStyles();
  const told = useRef<HTMLDivElement>(null);
  // The button that was pressed may have gone with what it did.
  useEffect(() => {
    if ((sentence !== "" || fault !== null) && document.activeElement === document.body) told.current?.focus();
  }, [sentence, fault]);
  return (
    <section className={styles.section} aria-label={name}>
      <h2 className={styles.heading}>
        {name}
        {aside}
      </h2>
      {children}
      <div ref={told} tabIndex={-1} className={styles.told}>
        <p className={styles.text} role="status">
          {sentence}
        </p>
        {fault !== null && <FaultBar fault={fault} />}
      </div>
    </section>
  );
}
