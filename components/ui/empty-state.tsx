import type { ReactNode } from "react";
import { cn } from "./cn";

interface EmptyStateProps {
  title: ReactNode;
  /** What it means and what to do next. */
  text?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** In place of content: nothing yet, nothing matches, or it could not be loaded. */
export function EmptyState({ title, text, children, actions, className }: EmptyStateProps) {
  return (
    <div className={cn("max-w-[520px] py-10", className)}>
      <h2 className="text-16 font-semibold">{title}</h2>
      {text ? <p className="mt-1 text-fg-2">{text}</p> : null}
      {children ? <div className="mt-5">{children}</div> : null}
      {actions ? <div className="mt-5 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
