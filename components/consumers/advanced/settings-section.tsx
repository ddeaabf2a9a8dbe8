import type { ReactNode } from "react";

interface SettingsSectionProps {
  id: string;
  title: ReactNode;
  text: ReactNode;
  children: ReactNode;
}

/** One thing that is set and saved by itself: what it is on the left, its controls on the right. */
export function SettingsSection({ id, title, text, children }: SettingsSectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-24 grid-cols-[260px_minmax(0,1fr)] gap-12 border-t border-line py-7 first-of-type:border-t-0 first-of-type:pt-2 max-lg:grid-cols-1 max-lg:gap-4 max-lg:py-6"
    >
      <div>
        <h2 id={`${id}-title`} className="font-semibold">
          {title}
        </h2>
        <p className="mt-1 text-13 text-fg-3">{text}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
