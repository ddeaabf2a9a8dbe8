import type { ReactNode } from "react";

/** A part of an operator's page: its heading, and in a line what it is about. */
export function Section({ id, title, text, children }: { id: string; title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-7">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-3">
        <h2 id={id} className="text-14 font-semibold">
          {title}
        </h2>
        {text ? <p className="text-13 text-fg-3">{text}</p> : null}
      </div>
      {children}
    </section>
  );
}
