import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface Crumb {
  label: string;
  href?: string;
}

interface PageHeaderProps {
  /** The way here, without the page itself. */
  crumbs?: Crumb[];
  title: ReactNode;
  /** Below the title: what the page is about. */
  children?: ReactNode;
  /** At the right; one of them primary. */
  actions?: ReactNode;
  /** Beside the title: a status, a copy button. */
  beside?: ReactNode;
  titleClassName?: string;
}

/** Where one is, the one page title, and what can be done. */
export function PageHeader({ crumbs = [], title, children, actions, beside, titleClassName }: PageHeaderProps) {
  return (
    <div className="flex items-start gap-4 max-md:flex-wrap max-md:gap-3">
      <div className="min-w-0 flex-1">
        {crumbs.length > 0 ? <Crumbs crumbs={crumbs} /> : null}
        <div className="flex min-w-0 items-center gap-2">
          <h1 className={cn("min-w-0 text-20 font-semibold tracking-[-.015em]", titleClassName)}>{title}</h1>
          {beside}
        </div>
        {children}
      </div>
      {actions ? <div className="flex flex-none gap-2">{actions}</div> : null}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <ol className="mb-1 flex items-center gap-1.5 text-13 text-fg-3">
      {crumbs.map((crumb, index) => (
        <li key={crumb.label} className="flex items-center gap-1.5">
          {index > 0 ? <ChevronRight aria-hidden className="size-3 text-fg-4" strokeWidth={2.25} /> : null}
          {crumb.href ? (
            <Link href={crumb.href} className="hover:text-fg">
              {crumb.label}
            </Link>
          ) : (
            crumb.label
          )}
        </li>
      ))}
    </ol>
  );
}
