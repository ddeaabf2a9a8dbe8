import type { ReactNode } from "react";

interface SettingsSectionProps {
  id: string;
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** A heading, what it is about, and what can be done. */
export function SettingsSection({ id, title, text, actions, children }: SettingsSectionProps) {
  return (
    <section aria-labelledby={id} className="mt-7 border-t border-line pt-5 first-of-type:mt-5">
      <div className="flex items-start gap-4 max-md:flex-wrap">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <h2 id={id} className="text-14 font-semibold">
            {title}
          </h2>
          {text ? <p className="mt-0.5 max-w-[600px] text-13 text-fg-2">{text}</p> : null}
        </div>
        {actions}
      </div>
      {children ? <div className="mt-3">{children}</div> : null}
    </section>
  );
}

/** Names and values, a line each. */
export function Facts({ facts }: { facts: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="text-13">
      {facts.map(({ name, value }) => (
        <div key={name} className="grid grid-cols-[200px_minmax(0,1fr)] gap-x-4 py-1.5 max-md:grid-cols-1">
          <dt className="text-fg-3">{name}</dt>
          <dd className="tabular-nums [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
