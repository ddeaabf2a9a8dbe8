import { CircleAlert, Eye, Info, OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const TONES = {
  bad: { box: "border-bad-line bg-bad-bg [&>svg]:text-bad-fg", icon: OctagonAlert },
  warn: { box: "border-warn-line bg-warn-bg [&>svg]:text-warn-fg", icon: CircleAlert },
  info: { box: "border-info-line bg-info-bg [&>svg]:text-info-fg", icon: Info },
  mute: { box: "border-mute-line bg-mute-bg", icon: Eye },
};

interface BannerProps {
  tone: keyof typeof TONES;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** Says what happened, what it means and what to do. */
export function Banner({ tone, title, children, actions, className }: BannerProps) {
  const { box, icon: Icon } = TONES[tone];
  return (
    <div
      role="status"
      className={cn("mb-4 flex items-start gap-2.5 rounded-r3 border py-2.5 pr-3 pl-3.5 text-13 max-md:flex-wrap", box, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <strong className="font-semibold text-fg">{title}</strong>
        {children ? <div className="text-fg-2">{children}</div> : null}
      </div>
      {actions ? (
        <div className="flex shrink-0 gap-2 self-center pl-4 max-md:w-full max-md:flex-wrap max-md:pl-[26px]">{actions}</div>
      ) : null}
    </div>
  );
}
